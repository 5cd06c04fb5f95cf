/**
 * Asks the search of a built site: reads ``{"site": folder, "queries": [...]}`` from standard input and writes, for
 * each query, what the box would show: the pages in order, each with the addresses and words of its items.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { site, queries } = JSON.parse(readFileSync(0, "utf8"));
const { Engine } = await import(pathToFileURL(join(site, "assets/js/search/engine.js")));
const [index, syllables] = ["index", "syllables"].map((name) =>
  JSON.parse(readFileSync(join(site, "search", `${name}.json`), "utf8")),
);
const engine = new Engine(index, syllables);

const replies = queries.map((query) => {
  const { items, found } = engine.reply(query);
  return { ...found, near: found.near.map(({ location }) => location), pages: items };
});
process.stdout.write(JSON.stringify(replies));
