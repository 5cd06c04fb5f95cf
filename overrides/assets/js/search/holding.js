/** Which entries may hold a typed word: known by their characters, without reading any text. */

const BITS = 32;

/** Sets of entries, a bit for each: every character that a word asks for must stand somewhere in an entry. */
export class Holding {
  constructor(entries) {
    this.count = entries.length;
    this.size = Math.ceil(entries.length / BITS);
    this.bySymbol = [];
    this.byCode = new Map();
    this.known = new Map();
    entries.forEach(({ encoded, codes }, at) => {
      for (const { symbols } of [encoded.title, encoded.text, ...encoded.aliases]) {
        for (const symbol of symbols) put((this.bySymbol[symbol] ??= this.#none()), at);
      }
      for (const code of codes) this.byCode.set(code, put(this.byCode.get(code) ?? this.#none(), at));
    });
  }

  /** The numbers of the entries that may answer words, in order: they hold each of them, or all as one. */
  *candidates(patterns, whole, table) {
    const each = patterns.map((pattern) => this.#may(pattern, table)).reduce(both);
    const found = whole ? either(each.slice(), this.#holding(whole, table)) : each;
    for (let word = 0; word < found.length; word += 1) {
      for (let left = found[word]; left; left &= left - 1) yield word * BITS + (31 - Math.clz32(left & -left));
    }
  }

  /** Entries that may answer one word: as it is typed, by a code, or by all pieces of what it means. */
  #may(pattern, table) {
    const found = this.#holding(pattern, table).slice();
    if (this.byCode.has(pattern.word)) either(found, this.byCode.get(pattern.word));
    if (!pattern.meant) return found;
    const pieces = pattern.meant.pieces.map((wordings) =>
      wordings.map((one) => this.#holding(one, table)).reduce((all, one) => either(all, one), this.#none()),
    );
    return either(found, pieces.reduce(both));
  }

  /** Entries that hold a symbol that a word can begin with, and every character of it that is no letter. */
  #holding({ first, literals }, table) {
    const found = this.#none();
    first.forEach((begins, symbol) => begins && this.bySymbol[symbol] && either(found, this.bySymbol[symbol]));
    return literals.reduce((all, character) => both(all, this.#with(character, table)), found);
  }

  #with(character, table) {
    if (!this.known.has(character)) {
      const found = this.#none();
      table.literal(character)?.forEach((is, symbol) => is && this.bySymbol[symbol] && either(found, this.bySymbol[symbol]));
      this.known.set(character, found);
    }
    return this.known.get(character);
  }

  #none() {
    return new Uint32Array(this.size);
  }
}

function put(set, at) {
  set[Math.floor(at / BITS)] |= 1 << at % BITS;
  return set;
}

/** Adds one set to another. */
function either(set, other) {
  for (let word = 0; word < set.length; word += 1) set[word] |= other[word];
  return set;
}

/** Leaves in a set what is in the other, too. */
function both(set, other) {
  for (let word = 0; word < set.length; word += 1) set[word] &= other[word];
  return set;
}
