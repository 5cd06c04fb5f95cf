/**
 * Times the search of a built site: `node search.mjs SITE QUERIES.tsv [alone]` prints JSON with milliseconds. Every
 * prefix of every query is one keystroke. Odd queries are up to 60 characters long; `alone` leaves them out, and ten
 * plans in one.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { oddQueries } from "../js/search/odd.mjs";

const ODD = 400;
const LONGEST = 60;
const [, , site, golden, alone] = process.argv;
const { Engine } = await import(pathToFileURL(join(site, "assets/js/search/engine.js")));
const read = (path) => JSON.parse(readFileSync(join(site, path), "utf8"));
const index = read("search/index.json");
const syllables = read("search/syllables.json");

const queries = readFileSync(golden, "utf8").split("\n").filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t")[1]);
const keystrokes = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
if (alone) {
  const measured = { keystrokes: keystrokes.length, one: p95(times(new Engine(index, syllables), keystrokes)) };
  process.stdout.write(JSON.stringify(measured), () => process.exit());
  await new Promise(() => undefined);
}
const ten = { entries: Array.from({ length: 10 }, (_, copy) => index.entries.map((entry) => elsewhere(entry, copy))).flat(), asked: [] };

const one = new Engine(index, syllables);
const many = new Engine(ten, syllables);
const odd = oddQueries(ODD, LONGEST, Object.keys(syllables.syllables), index.entries.map(({ text }) => text ?? ""));

process.stdout.write(JSON.stringify({
  keystrokes: keystrokes.length,
  one: p95(times(one, keystrokes)),
  ten: p95(times(many, keystrokes.filter((_, at) => at % 5 === 0))),
  ...worst(odd, times(one, odd)),
  setup: duration(() => new Engine(index, syllables)),
}));

function elsewhere(entry, copy) {
  return { ...entry, location: `${copy}/${entry.location}` };
}

/** The best of three for each query, so that what else the machine does is not counted. */
function times(engine, asked) {
  const runs = [1, 2, 3].map(() => asked.map((query) => duration(() => engine.reply(query))));
  return asked.map((_, at) => Math.min(...runs.map((run) => run[at])));
}

function duration(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function p95(all) {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length * 0.95)];
}

function worst(asked, all) {
  const odd = Math.max(...all);
  return { odd, oddQuery: asked[all.indexOf(odd)] };
}
