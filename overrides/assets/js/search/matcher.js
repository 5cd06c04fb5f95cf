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
 * @returns {{length: number, steps: {to: number, cost: number, grades: Uint8Array, body: boolean}[][], first: object}}
 */
export function pattern({ text, cuts }, table) {
  const characters = Array.from(text);
  const hasHanzi = characters.some(isHanzi);
  const steps = characters.map((_, at) => arrows(characters, at, cuts, table, hasHanzi));
  return { length: steps.length, steps, first: first(steps[0] ?? [], false, table), firstInBody: first(steps[0] ?? [], true, table) };
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
  let [active, next] = (pattern.ways ??= [new Ways(pattern.length), new Ways(pattern.length)]);
  active.clear();
  let best = null;
  for (let at = 0; at < symbols.length; at += 1) {
    const symbol = symbols[at];
    const isBegun = begins[symbol] && !(table.letters[symbol] && at > 0 && table.letters[symbols[at - 1]]);
    if (active.size === 0 && !isBegun) continue;
    if (isBegun) active.keep(0, 0, at, 0);
    next.clear();
    if (table.isSkipped(symbol)) next.goOn(active);
    if (!table.isBreak(symbol)) follow(pattern, active, symbol, inBody, next, tally);
    const way = next.taken(pattern.length);
    if (isBetter(way, best)) best = { ...way, end: at + 1 };
    [active, next] = [next, active];
    if (best && best.cost < 1 << 6) return best;
  }
  return best;
}

/** Ways through an automaton, one for each state that is reached, in the order in which they were found. */
class Ways {
  constructor(length) {
    this.size = 0;
    [this.states, this.starts, this.counts] = [0, 1, 2].map(() => new Int32Array(length + 2));
    this.costs = new Float64Array(length + 2);
    this.places = new Int32Array(length + 1).fill(-1);
  }

  clear() {
    for (let at = 0; at < this.size; at += 1) this.places[this.states[at]] = -1;
    this.size = 0;
  }

  /** One way for each state: the cheaper, of equal ones the one that begins earlier, of such the first. */
  keep(state, cost, start, count) {
    let at = this.places[state];
    if (at < 0) at = this.places[state] = this.size++;
    else if (cost > this.costs[at] || (cost === this.costs[at] && start >= this.starts[at])) return;
    this.states[at] = state;
    this.costs[at] = cost;
    this.starts[at] = start;
    this.counts[at] = count;
  }

  /** Takes over what has begun. */
  goOn({ size, states, costs, starts, counts }) {
    for (let at = 0; at < size; at += 1) if (states[at] > 0) this.keep(states[at], costs[at], starts[at], counts[at]);
  }

  /** The way that has come to a state, which is no longer among the others; `null` if none has. */
  taken(state) {
    const at = this.places[state];
    if (at < 0) return null;
    const way = { cost: this.costs[at], start: this.starts[at], count: this.counts[at] };
    this.places[state] = -1;
    this.size -= 1;
    for (let to = at; to < this.size; to += 1) {
      for (const values of [this.states, this.costs, this.starts, this.counts]) values[to] = values[to + 1];
      this.places[this.states[to]] = to;
    }
    return way;
  }
}

function follow(pattern, active, symbol, inBody, next, tally) {
  for (let at = 0; at < active.size; at += 1) {
    const arrows = pattern.steps[active.states[at]];
    if (tally) tally.steps += arrows.length;
    for (const { to, cost, grades, body } of arrows) {
      const grade = grades[symbol];
      if (!grade || (inBody && !body)) continue;
      if (grade === ALIKE && active.counts[at] === 0 && to === pattern.length) continue;
      next.keep(to, active.costs[at] + cost + BY_GRADE[grade], active.starts[at], active.counts[at] + 1);
    }
  }
}

function isBetter(way, other) {
  return way && (!other || way.cost < other.cost || (way.cost === other.cost && way.start < other.start));
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
