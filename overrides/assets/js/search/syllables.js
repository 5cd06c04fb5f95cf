/** The pinyin of characters: the table that the build writes, indexed for matching. */

import { folded, isHanzi, isLetter } from "./folding.js";

/** Grades of a reading: as the character is read here; as it is read elsewhere or by mistake; as 模糊音 would have it. */
export const RIGHT = 1;
export const OTHER = 2;
export const ALIKE = 3;

const SKIPPED = /[\s、"'“”‘’«»‹›「」『』《》〈〉()[\]【】〔〕{}<>#|\\^_·•—–\-~/*+]/;
const BREAKING = /[。!?;\n]/;
const NEXT = 0;
const SKIP = 1;
const BREAK = 2;

const INITIALS = { z: ["zh"], zh: ["z"], c: ["ch"], ch: ["c"], s: ["sh"], sh: ["s"], n: ["l"], l: ["n", "r"], r: ["l"], f: ["h"], h: ["f"] };
const INITIAL = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/;

/** The other spellings of one syllable: ``lv`` is typed ``lu`` as well. */
export function forms(syllable) {
  return /^[nl]v/.test(syllable) ? [syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")] : [syllable];
}

/** The syllables that 模糊音 takes for one: another initial, another ending, or both. */
export function alike(syllable) {
  const initial = INITIAL.exec(syllable)?.[0] ?? "";
  const final = syllable.slice(initial.length);
  const finals = [final];
  if (/(?:a|e|i)ng$/.test(final)) finals.push(final.slice(0, -1));
  else if (/(?:a|e|i)n$/.test(final)) finals.push(`${final}g`);
  const initials = [initial, ...(INITIALS[initial] ?? [])];
  return initials.flatMap((one) => finals.map((other) => one + other)).filter((one) => one !== syllable);
}

/**
 * The symbols of all texts: one for every character and reading that occurs. A text becomes an array of them.
 * Symbol 0 stands between texts.
 */
export class Table {
  constructor({ syllables, others }) {
    this.usual = new Map();
    this.others = new Map();
    for (const [syllable, characters] of Object.entries(syllables)) {
      for (const character of characters) this.usual.set(character, syllable);
    }
    for (const [syllable, characters] of Object.entries(others)) {
      for (const character of characters) {
        this.others.set(character, [...(this.others.get(character) ?? []), syllable]);
      }
    }
    this.symbols = new Map();
    this.characters = ["\n"];
    this.readings = [""];
    this.manners = [BREAK];
    this.letters = [false];
    this.known = null;
  }

  /** How many symbols there are. */
  get size() {
    return this.characters.length;
  }

  /** The symbol of a character as it is read. */
  symbol(character, reading) {
    const name = reading ? `${character}${reading}` : character;
    let symbol = this.symbols.get(name);
    if (symbol === undefined) {
      symbol = this.size;
      this.symbols.set(name, symbol);
      this.characters.push(character);
      this.readings.push(reading ?? this.usual.get(character) ?? "");
      this.manners.push(BREAKING.test(character) ? BREAK : SKIPPED.test(character) ? SKIP : NEXT);
      this.letters.push(isLetter(character));
      this.known = null;
    }
    return symbol;
  }

  /**
   * A text as symbols, with the place of each in the text; ``said`` tells what is not read as usual, by code point:
   * ``3chong17chang``.
   */
  encoded(text, said = "") {
    const { characters, starts, ends, places } = folded(text);
    const symbols = new Uint32Array(characters.length);
    if (!said) {
      for (let at = 0; at < symbols.length; at += 1) symbols[at] = this.symbol(characters[at]);
      return { symbols, starts, ends };
    }
    const readings = new Map(Array.from(said.matchAll(/([0-9]+)([a-z]+)/g), ([, at, syllable]) => [Number(at), syllable]));
    characters.forEach((character, at) => {
      symbols[at] = this.symbol(character, isHanzi(character) ? readings.get(places[at]) : undefined);
    });
    return { symbols, starts, ends };
  }

  /** Whether a match goes on over a symbol that it did not ask for, or ends there. */
  isSkipped(symbol) {
    return this.manners[symbol] === SKIP;
  }

  isBreak(symbol) {
    return this.manners[symbol] === BREAK;
  }

  /** Every spelling that is known, with the symbols it stands for and how surely. */
  get spellings() {
    this.known ??= spellings(this);
    return this.known.all;
  }

  /** Which symbols are a syllable: ``size`` grades, or nothing if no text has it. */
  whole(spelling) {
    return this.spellings.get(spelling);
  }

  /** Which symbols have a syllable that begins with some letters and goes on. */
  beginning(letters) {
    return this.#begun(letters, ALIKE);
  }

  /** Which symbols have an initial; what only sounds alike is too vague here. */
  initial(letters) {
    return this.#begun(letters, OTHER);
  }

  #begun(letters, worst) {
    const all = this.spellings;
    const name = `${letters}${worst}`;
    if (!this.known.begun.has(name)) this.known.begun.set(name, beginning(all, letters, worst, this.size));
    return this.known.begun.get(name);
  }

  /** Which symbols are a character that is no matter of reading. */
  literal(character) {
    this.known ??= spellings(this);
    return this.known.literals.get(character);
  }
}

function spellings(table) {
  const all = new Map();
  const literals = new Map();
  const put = (map, name, symbol, grade) => {
    if (!map.has(name)) map.set(name, new Uint8Array(table.size));
    const grades = map.get(name);
    if (!grades[symbol] || grades[symbol] > grade) grades[symbol] = grade;
  };
  for (let symbol = 1; symbol < table.size; symbol += 1) {
    const character = table.characters[symbol];
    const right = table.readings[symbol];
    put(literals, character, symbol, RIGHT);
    if (!right) continue;
    const others = [...(table.others.get(character) ?? []), table.usual.get(character)].filter((one) => one !== right);
    for (const form of forms(right)) put(all, form, symbol, RIGHT);
    for (const form of others.flatMap(forms)) put(all, form, symbol, OTHER);
    for (const form of alike(right).flatMap(forms)) put(all, form, symbol, ALIKE);
  }
  return { all, literals, begun: new Map() };
}

function beginning(all, letters, worst, size) {
  let found;
  for (const [spelling, grades] of all) {
    if (spelling.length <= letters.length || !spelling.startsWith(letters)) continue;
    for (let symbol = 1; symbol < size; symbol += 1) {
      const grade = grades[symbol];
      if (!grade || grade > worst) continue;
      found ??= new Uint8Array(size);
      if (!found[symbol] || grade < found[symbol]) found[symbol] = grade;
    }
  }
  return found;
}
