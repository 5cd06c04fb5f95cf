/** Which entries answer a query, and in what order. */

import { mayHold } from "./holding.js";
import { find, manner, MANNERS, pattern } from "./matcher.js";
import { phrase, words } from "./spelling.js";
import { meant } from "./synonyms.js";

export const KINDS = ["indicator", "project", "chapter", "section", "page", "paragraph", "part"];

/** Where a word stands, best first. */
const PLACES = { whole: 0, called: 1, start: 2, title: 3, alias: 4, text: 5 };
const NUMBERING = /^(?:第?[0-9一二三四五六七八九十百]+[章节、.]?|（[0-9一二三四五六七八九十]+）|专栏[0-9]+)\s*/;
const BEGUN = (1 << 6) - 1;

/** Entries prepared for matching: with their texts as symbols (see `syllables.js`). */
export function prepared(entries, table) {
  return entries.map((entry, order) => {
    const title = entry.title ?? "";
    return {
      ...entry,
      title,
      order,
      text: entry.text ?? "",
      codes: entry.codes ?? [],
      aliases: entry.aliases ?? [],
      rank: KINDS.indexOf(entry.kind),
      lead: NUMBERING.exec(title)?.[0].length ?? 0,
      encoded: {
        title: table.encoded(title, entry.titleSaid),
        text: table.encoded(entry.text ?? "", entry.textSaid),
        aliases: (entry.aliases ?? []).map((alias, at) => table.encoded(alias, entry.aliasesSaid?.[at])),
      },
    };
  });
}

/**
 * The entries that hold every word of a query, or what it means, best first. ``holding`` knows which of them may.
 * @returns {{entry: object, manner: number, matches: object[]}[]}
 */
export function answers(query, entries, table, { synonyms = [], tally, holding, isAsked = () => true } = {}) {
  const parts = words(query);
  if (parts.length === 0) return [];
  const patterns = parts.map((part) => ({ ...pattern(part, table), word: part.text, meant: meant(part, synonyms, table) }));
  const whole = parts.length > 1 ? { ...pattern(phrase(parts), table), word: "" } : null;
  const found = [];
  for (const at of holding ? holding.candidates(patterns, whole) : entries.keys()) {
    const answer = isAsked(entries[at]) && answered(entries[at], patterns, whole, table, tally);
    if (answer) found.push(answer);
  }
  return found.sort((one, other) => compared(one.order, other.order));
}

function answered(entry, patterns, whole, table, tally) {
  const together = whole && match(entry, whole, table, tally);
  const matches = [];
  for (const pattern of patterns) {
    const found = matched(entry, pattern, table, tally);
    if (!found) return together && ordered(entry, [together], 0);
    matches.push(...found);
  }
  const apart = ordered(entry, matches, whole ? 1 : 0);
  if (!together) return apart;
  const joined = ordered(entry, [together], 0);
  return compared(joined.order, apart.order) <= 0 ? joined : apart;
}

/** The places of a word as it was typed, or of all pieces of what it means; whichever is surer. */
function matched(entry, pattern, table, tally) {
  const typed = match(entry, pattern, table, tally);
  if (!pattern.meant || (typed && typed.manner === MANNERS.exact)) return typed && [typed];
  const pieces = pattern.meant.pieces.map((wordings) => wordings.map((one) => match(entry, one, table, tally)).reduce(surer));
  const isMeant = pieces.every(Boolean) && (!typed || pieces.every(({ manner }) => manner < typed.manner));
  return isMeant ? pieces.map((piece) => ({ ...piece, isMeant })) : typed && [typed];
}

function ordered(entry, matches, apart) {
  const worst = matches.length === 1 ? (of) => of(matches[0]) : (of) => Math.max(...matches.map(of));
  return {
    entry,
    matches,
    manner: worst((match) => match.manner),
    order: [
      worst(sureness),
      apart,
      worst((match) => (match.isMeant ? 1 : 0)),
      worst((match) => match.place),
      entry.rank,
      worst((match) => match.cost & ~BEGUN),
      worst((match) => (match.place === PLACES.text ? 0 : match.left)),
      entry.order,
    ],
  };
}

/** How surely a place was meant: initials of a whole name more than a syllable that goes on. */
function sureness({ manner, place }) {
  return manner === MANNERS.initials && place <= PLACES.called ? MANNERS.exact + 0.5 : manner;
}

function compared(one, other) {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return one[at] - other[at];
  return 0;
}

/** The best place of a word in one entry. */
function match(entry, pattern, table, tally) {
  if (entry.codes.includes(pattern.word)) return { field: "code", at: 0, cost: 0, start: 0, end: 0, place: PLACES.whole, left: 0, manner: MANNERS.exact };
  const { text, aliases } = entry.encoded;
  let best = null;
  if (mayHold(pattern.inNames, entry.order)) {
    best = inTitle(entry, pattern, table, tally);
    for (let at = 0; at < aliases.length; at += 1) best = surer(best, inAlias(pattern, aliases[at], at, table, tally));
  }
  if ((best && best.manner === MANNERS.exact) || !mayHold(pattern.inTexts, entry.order)) return best;
  const place = find(pattern, text.symbols, table, true, tally);
  return place ? surer(best, located("text", 0, place, text, PLACES.text)) : best;
}

/** The surer of two places, the first of equal ones. */
function surer(one, other) {
  if (!one || !other) return one ?? other;
  return (sureness(one) - sureness(other) || one.place - other.place) <= 0 ? one : other;
}

function inTitle(entry, pattern, table, tally) {
  const encoded = entry.encoded.title;
  const place = find(pattern, encoded.symbols, table, false, tally);
  if (!place) return null;
  const found = located("title", 0, place, encoded);
  const before = entry.title.slice(0, found.start);
  const after = entry.title.slice(found.end);
  const starts = found.start === 0 || found.start === entry.lead || /^[“「《（]$/.test(before);
  const ends = after === "" || /^[”」》）]$/.test(after);
  return { ...found, place: starts ? (ends ? PLACES.whole : PLACES.start) : PLACES.title };
}

function inAlias(pattern, encoded, at, table, tally) {
  const place = find(pattern, encoded.symbols, table, false, tally);
  if (!place) return null;
  const found = located("alias", at, place, encoded);
  return { ...found, place: found.left === 0 ? PLACES.called : PLACES.alias };
}

/** Where a text has what was found, as JavaScript counts, and how many of its characters were not asked for. */
function located(field, at, found, { symbols, starts, ends }, place) {
  const left = symbols.length - (found.end - found.start);
  return { field, at, cost: found.cost, start: starts[found.start], end: ends[found.end - 1], place, left, manner: manner(found) };
}
