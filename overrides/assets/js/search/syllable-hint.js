/** A hint when letters found nothing: how they were read as pinyin, so that readers see what to correct. */

import { isLetter } from "./folding.js";
import { words } from "./spelling.js";

/** The letters of a query as syllables, ``xue qian jiao yu``; empty if there are none or they are no syllables. */
export function understood(query, table) {
  const runs = words(query).flatMap(({ text }) => text.match(/[a-z]+/g) ?? []);
  const read = runs.map((run) => syllables(run, table));
  return read.every(Boolean) ? read.flat().join(" ") : "";
}

/** The fewest syllables that letters fall into; the last may be unfinished. ``null`` if they do not. */
export function syllables(letters, table) {
  const best = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - 6); start < end; start += 1) {
      const part = letters.slice(start, end);
      const known = table.whole(part) || (end === letters.length && start > 0 && table.beginning(part));
      if (!best[start] || !known || !isLetter(part[0])) continue;
      if (!best[end] || best[start].length + 1 < best[end].length) best[end] = [...best[start], part];
    }
  }
  return best[letters.length] ?? null;
}
