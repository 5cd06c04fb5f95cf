/**
 * Reads ``[[text, readings], …]`` from standard input and writes, for each text, its characters as the search compares
 * them: ``[character, reading, start, end]``, the places as JavaScript counts.
 */

import { readFileSync } from "node:fs";

import { Table } from "../../overrides/assets/js/search/syllables.js";

const table = new Table({ syllables: {}, others: {} });
const folded = JSON.parse(readFileSync(0, "utf8")).map(([text, said]) => {
  const { symbols, starts, ends } = table.encoded(text, said);
  return Array.from(symbols, (symbol, at) => [table.characters[symbol], table.readings[symbol], starts[at], ends[at]]);
});
process.stdout.write(JSON.stringify(folded));
