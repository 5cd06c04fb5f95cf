/**
 * Finds where a typed word stands in a text. A typed letter may stand for itself, for a part of a pinyin syllable or
 * for an initial; a typed hanzi stands for itself. The word becomes a nondeterministic automaton: its states are the
 * places between the typed characters, and each arrow (transition) reads one character of the text. A text is read
 * once, so the work is bounded by characters × arrows, whatever was typed.
 */

import { isHanzi, isLetter } from "./folding.js";
import { ALIKE } from "./syllables.js";

const LONGEST_SYLLABLE = 6;
const INITIAL = /^(?:[a-z]|[zcs]h)$/;

/**
 * Costs of arrows. Each kind is counted in six bits of its own, worse kinds in higher bits, so that the sums along two
 * ways through the automaton compare by their worst kinds first.
 */
const COST = { literal: 0, whole: 1, begun: 1 + (1 << 6), initial: 1 + (1 << 12) };
const BY_GRADE = [0, 0, 1 << 18, 1 << 24];
const COUNTED = 63;

/**
 * The automaton of one word; its places count characters, not the units of a string.
 * @returns {{length: number, steps: {to: number, cost: number, grades: Uint8Array, body: boolean}[][], first: object,
 * literals: string[]}} ``literals`` are the characters that stand for themselves alone
 */
export function pattern({ text, cuts }, table) {
  const characters = Array.from(text);
  const hasHanzi = characters.some(isHanzi);
  const steps = characters.map((_, at) => arrows(characters, at, cuts, table, hasHanzi));
  const [begins, beginsInBody] = [false, true].map((inBody) => first(steps[0] ?? [], inBody, table));
  const literals = characters.filter((character) => !isLetter(character));
  return { length: steps.length, steps, first: begins, firstInBody: beginsInBody, literals };
}

/**
 * The best place of a word in a text, the earliest of equal ones; ``null`` if there is none. No place begins amid the
 * letters of a word: they are no pinyin.
 * @param {boolean} inBody leaves out what is too vague for long texts: lone initials
 * @param {{steps: number}} [tally] counts the work
 * @returns {{cost: number, start: number, end: number, count: number} | null} the count is of characters that were asked for
 */
export function find(pattern, symbols, table, inBody, tally) {
  const begins = inBody ? pattern.firstInBody : pattern.first;
  let active = [];
  let best = null;
  for (let at = 0; at < symbols.length; at += 1) {
    const symbol = symbols[at];
    const isBegun = begins[symbol] && !(table.letters[symbol] && at > 0 && table.letters[symbols[at - 1]]);
    if (active.length === 0 && !isBegun) continue;
    if (isBegun) active.push({ state: 0, cost: 0, start: at, count: 0 });
    const next = table.isSkipped(symbol) ? active.filter(({ state }) => state > 0) : [];
    if (!table.isBreak(symbol)) for (const way of active) follow(pattern, way, symbol, inBody, next, tally);
    active = [];
    for (const way of next) {
      if (way.state < pattern.length) active.push(way);
      else if (isBetter(way, best)) best = { cost: way.cost, start: way.start, end: at + 1, count: way.count };
    }
    if (best && best.cost < 1 << 6) return best;
  }
  return best;
}

function follow(pattern, way, symbol, inBody, next, tally) {
  const arrows = pattern.steps[way.state];
  if (tally) tally.steps += arrows.length;
  for (const { to, cost, grades, body } of arrows) {
    const grade = grades[symbol];
    if (!grade || (inBody && !body)) continue;
    if (grade === ALIKE && way.count === 0 && to === pattern.length) continue;
    keep(next, { state: to, cost: way.cost + cost + BY_GRADE[grade], start: way.start, count: way.count + 1 });
  }
}

/** One way for each state: the cheaper, of equal ones the earlier. */
function keep(ways, way) {
  const at = ways.findIndex(({ state }) => state === way.state);
  if (at < 0) ways.push(way);
  else if (isBetter(way, ways[at])) ways[at] = way;
}

function isBetter(way, other) {
  return !other || way.cost < other.cost || (way.cost === other.cost && way.start < other.start);
}

/**
 * How places are found, best first: hanzi and whole syllables; the last syllable unfinished; initials; initials among
 * others; a reading that is another's or a mistake; what only sounds alike.
 */
export const MANNERS = { exact: 0, begun: 1, initials: 2, mixed: 3, mistaken: 4, alike: 5 };

/** How a place was found. */
export function manner({ cost, count }) {
  const [syllables, begun, initials] = [0, 6, 12].map((shift) => (cost >> shift) & COUNTED);
  if (cost >> 24) return MANNERS.alike;
  if (cost >> 18) return MANNERS.mistaken;
  if (initials + begun === 0) return MANNERS.exact;
  if (initials === 0 && syllables > 1) return MANNERS.begun;
  return initials + begun === count ? MANNERS.initials : MANNERS.mixed;
}

/** How many arrows an automaton has: the bound of its work for every character of a text. */
export function arrowCount({ steps }) {
  return steps.reduce((sum, arrows) => sum + arrows.length, 0);
}

function arrows(characters, at, cuts, table, hasHanzi) {
  const found = [];
  const add = (to, cost, grades, body) => grades && found.push({ to, cost, grades, body });
  add(at + 1, COST.literal, table.literal(characters[at]), true);
  if (!isLetter(characters[at])) return found;
  const end = runEnd(characters, at, cuts);
  const goesOn = at > 0 && !/[0-9]/.test(characters[at - 1]);
  for (let to = at + 1; to <= Math.min(end, at + LONGEST_SYLLABLE); to += 1) {
    const letters = characters.slice(at, to).join("");
    add(to, COST.whole, table.whole(letters), true);
    if (INITIAL.test(letters)) add(to, COST.initial, table.initial(letters), hasHanzi);
    if (to === end && at > 0 && letters.length === 1) add(to, COST.begun, table.initial(letters), goesOn);
    if (to === end && letters.length > 1) add(to, COST.begun, table.beginning(letters), goesOn);
  }
  return found;
}

/** Where the letters that may be one syllable end. */
function runEnd(characters, at, cuts) {
  let end = at + 1;
  while (end < characters.length && isLetter(characters[end]) && !cuts.has(end)) end += 1;
  return end;
}

function first(steps, inBody, table) {
  const grades = new Uint8Array(table.size);
  for (const step of steps) {
    if (inBody && !step.body) continue;
    for (let symbol = 1; symbol < grades.length; symbol += 1) grades[symbol] |= step.grades[symbol] ? 1 : 0;
  }
  return grades;
}
