/** Splits what was typed into words and normalises them for the matcher; `syllables.js` knows which syllables exist. */

export const LONGEST = 100;
const MARKS = /[\u0300-\u0307\u0309-\u036f]/g;
const UMLAUT = /u[\u0300-\u0307\u0309-\u036f]*\u0308/g;
const APOSTROPHE = /['’‘`´ʼ]/g;
const BETWEEN_LETTERS = /(?<=[a-z])'+(?=[a-z])/g;
const DROPPED = /["'“”«»‹›「」『』《》〈〉()[\]{}<>*#|\\^~_]/g;
const SEPARATOR = /[\s,，、。；;：:！!？?…·•—]+/;
const EDGES = /^[-+./&]+|[-./&]+$/g;

/** Small letters without width and tone; ü and the u that stands for it after j, q, x and y agree. */
export function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(UMLAUT, "v")
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(/([jqxy])v/g, "$1u");
}

/**
 * The words of a query: each the characters to match, and the places inside it where a syllable must end.
 * @returns {{text: string, cuts: Set<number>}[]}
 */
export function words(query) {
  return plain(query.slice(0, LONGEST))
    .replace(APOSTROPHE, "'")
    .replace(BETWEEN_LETTERS, "\u0001")
    .replace(DROPPED, "")
    .split(SEPARATOR)
    .map((part) => word(part.replace(EDGES, "")))
    .filter(({ text }) => text);
}

function word(part) {
  const cuts = new Set();
  let text = "";
  for (const character of part) {
    if (character === "\u0001") cuts.add(text.length);
    else text += character;
  }
  return { text, cuts };
}

/** Several words read as one phrase, with a cut at every blank. */
export function phrase(parts) {
  const cuts = new Set();
  let text = "";
  for (const part of parts) {
    if (text) cuts.add(text.length);
    for (const cut of part.cuts) cuts.add(text.length + cut);
    text += part.text;
  }
  return { text, cuts };
}

/** Whether a character is a Latin letter. */
export function isLetter(character) {
  return character >= "a" && character <= "z";
}
