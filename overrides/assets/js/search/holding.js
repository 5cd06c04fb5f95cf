/** Which entries may hold a typed word: known by their characters, without reading any text. */

const BITS = 32;

/**
 * Sets of entries, a bit for each. On every way through the automaton of a word (see `matcher.js`) each arrow needs a
 * character; an entry that lacks one of them on every way holds the word nowhere.
 */
export class Holding {
  constructor(entries) {
    this.size = Math.ceil(entries.length / BITS);
    this.names = { bySymbol: [], known: new WeakMap(), inBody: false };
    this.texts = { bySymbol: [], known: new WeakMap(), inBody: true };
    this.byCode = new Map();
    entries.forEach(({ encoded, codes }, at) => {
      for (const { symbols } of [encoded.title, ...encoded.aliases]) this.#note(this.names, symbols, at);
      this.#note(this.texts, encoded.text.symbols, at);
      for (const code of codes) this.byCode.set(code, put(this.byCode.get(code) ?? this.#none(), at));
    });
  }

  /** The numbers of the entries that may answer words, in order: they hold each of them, or all as one. */
  *candidates(patterns, whole) {
    const found = patterns.map((pattern) => this.#may(pattern)).reduce(both);
    if (whole) either(found, this.#holding(whole));
    for (let word = 0; word < found.length; word += 1) {
      for (let left = found[word]; left; left &= left - 1) yield word * BITS + (BITS - 1 - Math.clz32(left & -left));
    }
  }

  /** Entries that may answer one word: as it is typed, by a code, or by all pieces of what it means. */
  #may(pattern) {
    const found = this.#holding(pattern);
    if (this.byCode.has(pattern.word)) either(found, this.byCode.get(pattern.word));
    if (!pattern.meant) return found;
    const pieces = pattern.meant.pieces.map((wordings) => wordings.map((one) => this.#holding(one)).reduce(either));
    return either(found, pieces.reduce(both));
  }

  /** Entries that may hold a word; the word notes where: in a name, or in the text. */
  #holding(pattern) {
    pattern.inNames = this.#along(pattern, this.names);
    pattern.inTexts = this.#along(pattern, this.texts);
    return either(pattern.inNames.slice(), pattern.inTexts);
  }

  /** Entries that have a character for every arrow of some way through a word, from its end to its beginning. */
  #along({ length, steps }, fields) {
    const from = [];
    from[length] = null;
    for (let state = length - 1; state >= 0; state -= 1) {
      from[state] = this.#none();
      for (const { to, grades, body } of steps[state]) {
        if (!fields.inBody || body) add(from[state], this.#with(grades, fields), from[to]);
      }
    }
    return from[0];
  }

  /** Entries that have a character which an arrow reads. */
  #with(grades, { known, bySymbol }) {
    let found = known.get(grades);
    if (!found) {
      found = this.#none();
      grades.forEach((grade, symbol) => grade && bySymbol[symbol] && either(found, bySymbol[symbol]));
      known.set(grades, found);
    }
    return found;
  }

  #note({ bySymbol }, symbols, at) {
    for (const symbol of symbols) put((bySymbol[symbol] ??= this.#none()), at);
  }

  #none() {
    return new Uint32Array(this.size);
  }
}

/** Whether an entry is in a set; without a set it may be. */
export function mayHold(set, at) {
  return !set || (set[Math.floor(at / BITS)] & (1 << at % BITS)) !== 0;
}

function put(set, at) {
  set[Math.floor(at / BITS)] |= 1 << at % BITS;
  return set;
}

/** Adds what two sets have in common, or all of one. */
function add(set, one, other) {
  for (let word = 0; word < set.length; word += 1) set[word] |= other ? one[word] & other[word] : one[word];
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
