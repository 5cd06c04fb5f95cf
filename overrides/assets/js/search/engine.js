/** The search engine: holds the index that the build wrote, and answers queries. No DOM, no network. */

import { answers, prepared } from "./ranking.js";
import { Holding } from "./holding.js";
import { groups, heads, item } from "./results.js";
import { words } from "./spelling.js";
import { meant, prepared as preparedSynonyms } from "./synonyms.js";
import { Table } from "./syllables.js";
import { understood } from "./syllable-hint.js";

const NEAR = 5;

/** Prefixes of a query, longest first: up to three characters shorter, then by halves, so that there are few. */
export function beginnings(query) {
  const characters = Array.from(query);
  const ends = new Set([1, 2, 3].map((fewer) => characters.length - fewer));
  for (let end = characters.length; end > 1; end = Math.floor(end / 2)) ends.add(Math.floor(end / 2));
  const falling = [...ends].filter((end) => end > 0).sort((one, other) => other - one);
  return falling.map((end) => characters.slice(0, end).join(""));
}

export class Engine {
  constructor(index, syllables) {
    this.table = new Table(syllables);
    this.entries = prepared(index.entries, this.table);
    this.holding = new Holding(this.entries);
    this.heads = heads(this.entries);
    this.synonyms = preparedSynonyms(index.synonyms ?? [], this.table);
    this.asked = index.asked.map((at) => this.entries[at]);
  }

  /** Entries that answer, best first. */
  answers(query, tally) {
    return answers(query, this.entries, this.table, { synonyms: this.synonyms, tally, holding: this.holding });
  }

  /**
   * What the search box shows for a query.
   * @returns {{items: object[][], found: {query: string, state: string, understood: string, near: object[]}}}
   */
  reply(query) {
    if (words(query).length === 0) return this.#asked(query);
    const found = this.answers(query);
    if (found.length === 0) return { items: [], found: this.#nothing(query) };
    const items = groups(found, this.heads);
    return { items, found: { query, state: "some", understood: "", near: [], meant: this.#meant(query, found) } };
  }

  /** The words of a query that were searched by other words as well, with these. */
  #meant(query, found) {
    if (!found.some(({ matches }) => matches.some(({ isMeant }) => isMeant))) return [];
    const said = words(query).flatMap((part) => meant(part, this.synonyms, this.table)?.said ?? []);
    return said.map(({ word, means }) => [word, means]);
  }

  #asked(query) {
    const items = this.asked.map((entry, at) => [item({ entry, matches: [], manner: 0 }, this.asked.length - at)]);
    return { items, found: { query, state: "asked", understood: "", near: [] } };
  }

  /** The reply to a query without results: titles that answer the longest prefix which any title answers. */
  #nothing(query) {
    const typed = query.trim();
    const titled = { holding: this.holding, isAsked: ({ title }) => title };
    const near = beginnings(typed).reduce(
      (found, beginning) => (found.length ? found : answers(beginning, this.entries, this.table, titled)),
      [],
    );
    const items = groups(near, this.heads).map(([first]) => first);
    return { query, state: "none", understood: understood(query, this.table), near: items.slice(0, NEAR) };
  }
}
