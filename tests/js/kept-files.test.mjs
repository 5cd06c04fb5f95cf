/** What a page asks for by itself is as new as the page, whatever the browser keeps from an earlier visit. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { specAt } from "../../overrides/assets/js/interactive-chart.js";

const ROOT = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../overrides");
const ASKED = /\bfetch(?:ed)?\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g;
/** A page that is opened is as old as one that the browser opens by itself. */
const OPENS_PAGES = "assets/js/navigation.js";

test("every file that a script fetches is asked for anew", () => {
  const names = readdirSync(ROOT, { recursive: true }).map(String).filter((name) => name.endsWith(".js"));
  const asked = names.flatMap((name) => {
    const calls = readFileSync(join(ROOT, name), "utf8").matchAll(ASKED);
    return name === OPENS_PAGES || name.endsWith("vega.js") ? [] : Array.from(calls, ([call]) => [name, call]);
  });
  assert.ok(asked.length >= 3, `${asked.length}`);
  assert.deepEqual(asked.filter(([, call]) => !call.includes('cache: "no-cache"')), []);
});

test("the definition of a chart is asked for anew", async () => {
  const asked = [];
  await specAt("chart.vl.json", async (address, options) => {
    asked.push([address, options]);
    return { ok: true, json: async () => ({}) };
  });
  assert.deepEqual(asked, [["chart.vl.json", { cache: "no-cache" }]]);
});
