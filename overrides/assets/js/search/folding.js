/**
 * Text as the search compares it: what is typed and what is searched pass through here alike. Characters are code
 * points; each of the folded text knows where it came from, so that what is found can be marked in the text itself.
 */

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const UMLAUT = /u\p{Mn}*\u0308\p{Mn}*/gu;
const TONES = /(\p{Script=Latin})\p{Mn}+/gu;
const HANZI = /(?!\p{M})\p{Script=Han}/u;
const VOWELLED = /^[jqxy]$/;
const known = new Map();
const singles = new Map();
/** The numbers from 0 and from 1, as far as any text goes: lists that texts share. */
const [SAME, NEXT] = [[], []];

/**
 * The characters of a text: small, without width, tone or ornament; ü is v, and u after j, q, x and y.
 * @returns {{characters: string[], starts: number[], ends: number[], places: number[]}} for every character where it
 * stands in the text, as JavaScript counts, and the code point that it came from
 */
export function folded(text) {
  return oneByOne(text) ?? inClusters(text);
}

/** A text in which each unit is a character and becomes one: most are such, and their places need no lists. */
function oneByOne(text) {
  const characters = new Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const character = single(text[at]);
    if (character === null) return null;
    characters[at] = character === "v" && at > 0 && VOWELLED.test(characters[at - 1]) ? "u" : character;
  }
  while (SAME.length <= text.length) SAME.push(SAME.length);
  while (NEXT.length < text.length) NEXT.push(NEXT.length + 1);
  return { characters, starts: SAME, ends: NEXT, places: SAME };
}

/** What a unit of a text becomes, if that is one character whatever stands beside it; `null` otherwise. */
function single(unit) {
  let found = singles.get(unit);
  if (found === undefined) {
    const isPart = /[\ud800-\udfff]|\p{M}/u.test(unit);
    const simpler = isPart ? [] : simple(unit);
    found = simpler.length === 1 && simpler[0].length === 1 ? simpler[0] : null;
    singles.set(unit, found);
  }
  return found;
}

function inClusters(text) {
  const found = { characters: [], starts: [], ends: [], places: [] };
  let place = 0;
  for (const match of text.matchAll(CLUSTER)) {
    const [cluster] = match;
    for (const character of simple(cluster)) {
      const before = found.characters[found.characters.length - 1];
      found.characters.push(character === "v" && VOWELLED.test(before ?? "") ? "u" : character);
      found.starts.push(match.index);
      found.ends.push(match.index + cluster.length);
      found.places.push(place);
    }
    place += Array.from(cluster).length;
  }
  return found;
}

/** The folded text alone. */
export function plain(text) {
  return folded(text).characters.join("");
}

/** Whether a character is a hanzi. */
export function isHanzi(character) {
  return HANZI.test(character);
}

/** Whether a character is a Latin letter. */
export function isLetter(character) {
  return character >= "a" && character <= "z";
}

/** A character with its marks; compatibility characters become the ordinary ones, often several: ㎡ is m2. */
function simple(cluster) {
  if (!known.has(cluster)) {
    const small = cluster.normalize("NFKC").toLowerCase().normalize("NFKD");
    const bare = small.replace(UMLAUT, "v").replace(TONES, "$1").normalize("NFC").replace(INVISIBLE, "");
    known.set(cluster, Array.from(bare));
  }
  return known.get(cluster);
}
