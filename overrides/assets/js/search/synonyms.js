/** Words that people use, and the words that the plan has for them. A query asks for both. */

import { isHanzi } from "./folding.js";
import { find, manner, MANNERS, pattern } from "./matcher.js";
import { words } from "./spelling.js";

const EMPTY = /^的$/;

/** The list of the build, `[word, said, ...means]`, prepared for matching. */
export function prepared(list, table) {
  return list.flatMap(([word, said, ...means]) => {
    const [part] = words(word);
    return part ? [{ word, text: part.text, symbols: table.encoded(word, said).symbols, means }] : [];
  });
}

/**
 * What else a typed word asks for: pieces that are all to be found, each in one of several wordings; `null` if nothing.
 * @returns {{pieces: object[][], said: {word: string, means: string[]}[]} | null}
 */
export function meant(part, synonyms, table) {
  const typed = pattern(part, table);
  const whole = synonyms.filter((synonym) => isTyped(typed, synonym, table));
  if (whole.length) return { pieces: [whole.flatMap((synonym) => wordings(synonym, table))], said: whole };
  if (!Array.from(part.text).some(isHanzi)) return null;
  const said = [];
  const pieces = [];
  for (const [piece, synonym] of split(part.text, synonyms)) {
    if (EMPTY.test(piece)) continue;
    const own = words(piece).map((word) => pattern(word, table));
    pieces.push(synonym ? [...own, ...wordings(synonym, table)] : own);
    if (synonym) said.push(synonym);
  }
  return said.length && pieces.every((piece) => piece.length) ? { pieces, said } : null;
}

function isTyped(typed, { symbols }, table) {
  const place = find(typed, symbols, table, false);
  return Boolean(place) && place.start === 0 && place.end === symbols.length && manner(place) === MANNERS.exact;
}

function wordings({ means }, table) {
  return means.flatMap((mean) => words(mean).map((word) => pattern(word, table)));
}

/** A text as pieces, each a known word or what stands between; of two that begin at one place the longer. */
function split(text, synonyms) {
  const known = [...synonyms].sort((one, other) => other.text.length - one.text.length);
  const pieces = [];
  let between = "";
  for (let at = 0; at < text.length; ) {
    const synonym = known.find((one) => text.startsWith(one.text, at));
    if (!synonym) between += text[at];
    if (synonym && between) pieces.push([between, null]);
    if (synonym) [pieces[pieces.length], between] = [[synonym.text, synonym], ""];
    at += synonym ? synonym.text.length : 1;
  }
  return between ? [...pieces, [between, null]] : pieces;
}
