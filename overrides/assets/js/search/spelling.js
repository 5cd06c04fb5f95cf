/** Splits what was typed into words; `folding.js` has normalised it, `syllables.js` knows which syllables exist. */

import { plain } from "./folding.js";

export const LONGEST = 100;
const APOSTROPHE = /['’‘`´ʼ]/g;
const LETTERS_APART = /([a-z])'+(?=[a-z])/g;
const CUT = "\u0001";
const DROPPED = /["'“”«»‹›「」『』《》〈〉()[\]{}<>*#|\\^~_]/g;
const SEPARATOR = /[\s,，、。；;：:！!？?…·•—]+/;
const EDGES = /^[-+./&]+|[-./&]+$/g;

/**
 * The words of a query: each the characters to match, and the places inside it where a syllable must end.
 * @returns {{text: string, cuts: Set<number>}[]}
 */
export function words(query) {
  const typed = plain(shortened(query.replace(APOSTROPHE, "'")));
  return shortened(typed)
    .replace(APOSTROPHE, "'")
    .replace(LETTERS_APART, `$1${CUT}`)
    .replace(DROPPED, "")
    .split(SEPARATOR)
    .map((part) => word(part.replace(EDGES, "")))
    .filter(({ text }) => text);
}

function shortened(text) {
  return Array.from(text.slice(0, 2 * LONGEST)).slice(0, LONGEST).join("");
}

function word(part) {
  const cuts = new Set();
  const characters = [];
  for (const character of part) {
    if (character === CUT) cuts.add(characters.length);
    else characters.push(character);
  }
  return { text: characters.join(""), cuts };
}

/** Several words read as one phrase, with a cut at every blank. */
export function phrase(parts) {
  const cuts = new Set();
  const characters = [];
  for (const part of parts) {
    if (characters.length) cuts.add(characters.length);
    for (const cut of part.cuts) cuts.add(characters.length + cut);
    characters.push(...part.text);
  }
  return { text: characters.join(""), cuts };
}
