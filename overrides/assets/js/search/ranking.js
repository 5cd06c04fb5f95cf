/** Which entries answer a query, and in what order. */

import { find, manner, MANNERS, pattern } from "./matcher.js";
import { phrase, words } from "./spelling.js";

export const KINDS = ["indicator", "project", "chapter", "section", "page", "paragraph"];

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
      symbols: {
        title: table.encoded(title, entry.titleSaid),
        text: table.encoded(entry.text ?? "", entry.textSaid),
        aliases: (entry.aliases ?? []).map((alias, at) => table.encoded(alias, entry.aliasesSaid?.[at])),
      },
    };
  });
}

/**
 * The entries that hold every word of a query, best first.
 * @returns {{entry: object, manner: number, matches: object[]}[]}
 */
export function answers(query, entries, table, tally) {
  const parts = words(query);
  if (parts.length === 0) return [];
  const patterns = parts.map((part) => ({ ...pattern(part, table), word: part.text }));
  const whole = parts.length > 1 ? { ...pattern(phrase(parts), table), word: "" } : null;
  const found = [];
  for (const entry of entries) {
    const answer = answered(entry, patterns, whole, table, tally);
    if (answer) found.push(answer);
  }
  return found.sort((one, other) => compared(one.order, other.order));
}

function answered(entry, patterns, whole, table, tally) {
  const together = whole && match(entry, whole, table, tally);
  const matches = [];
  for (const pattern of patterns) {
    const place = match(entry, pattern, table, tally);
    if (!place) return together && ordered(entry, [together], 0);
    matches.push(place);
  }
  const apart = ordered(entry, matches, whole ? 1 : 0);
  if (!together) return apart;
  const joined = ordered(entry, [together], 0);
  return compared(joined.order, apart.order) <= 0 ? joined : apart;
}

function ordered(entry, matches, apart) {
  const worst = (of) => Math.max(...matches.map(of));
  const manner = worst((match) => match.manner);
  return {
    entry,
    matches,
    manner,
    order: [
      manner,
      apart,
      worst((match) => match.place),
      entry.rank,
      worst((match) => match.cost & ~BEGUN),
      worst((match) => (match.place === PLACES.text ? 0 : match.left)),
      entry.order,
    ],
  };
}

function compared(one, other) {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** The best place of a word in one entry. */
function match(entry, pattern, table, tally) {
  if (entry.codes.includes(pattern.word)) return located("code", 0, { cost: 0, start: 0, end: 0, count: 0 }, PLACES.whole, 0);
  const found = [
    inTitle(entry, pattern, table, tally),
    ...entry.symbols.aliases.map((symbols, at) => inAlias(entry, pattern, symbols, at, table, tally)),
  ].filter(Boolean);
  if (!found.some((one) => one.manner === MANNERS.exact)) {
    const place = find(pattern, entry.symbols.text, table, true, tally);
    if (place) found.push(located("text", 0, place, PLACES.text, 0));
  }
  found.sort((one, other) => one.manner - other.manner || one.place - other.place);
  return found[0];
}

function inTitle(entry, pattern, table, tally) {
  const place = find(pattern, entry.symbols.title, table, false, tally);
  if (!place) return null;
  const starts = place.start === 0 || place.start === entry.lead || /^[“「《（]$/.test(entry.title.slice(0, place.start));
  const left = entry.title.length - (place.end - place.start);
  const ends = place.end === entry.title.length || /^[”」》）]$/.test(entry.title.slice(place.end));
  return located("title", 0, place, starts ? (ends ? PLACES.whole : PLACES.start) : PLACES.title, left);
}

function inAlias(entry, pattern, symbols, at, table, tally) {
  const place = find(pattern, symbols, table, false, tally);
  if (!place) return null;
  const left = symbols.length - (place.end - place.start);
  return located("alias", at, place, left === 0 ? PLACES.called : PLACES.alias, left);
}

function located(field, at, found, place, left) {
  return { field, at, cost: found.cost, start: found.start, end: found.end, place, left, manner: manner(found) };
}
