/** Every script runs as it is written in Safari 15.0 and Chrome 90: nothing newer is used, in any of them. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../overrides");

/** What is newer than one of the two: what it is called, how it is seen, and how it is written. */
const NEWER = [
  ["lookbehind", /\(\?<[=!]/, "x.replace(/(?<=a)b/, '')"],
  ["flags within a pattern", /\(\?[ims]*-?[ims]+:/, "/(?i:a)/"],
  ["patterns with sets", /[^/\s(=,;:]\/[dgimsuy]*v[dgimsuy]*\s*[.,;)\]]/, "/[a]/v.test(x)"],
  ["static blocks", /\bstatic\s*\{/, "class A { static { run(); } }"],
  ["private names that are asked for", /#\w+\s+in\s/, "#x in one"],
  ["imports of other kinds", /\bimport\b[^;]*\b(?:with|assert)\s*\{/, 'import a from "./a.json" with { type: "json" };'],
  ["at", /\.at\(/, "list.at(-1)"],
  ["findLast", /\.findLast(?:Index)?\(/, "list.findLast(even)"],
  ["copies of arrays", /\.(?:toSorted|toReversed|toSpliced|with)\(/, "list.toSorted()"],
  ["groups", /\b(?:Object|Map)\.groupBy\(|\.group(?:ToMap)?\(/, "Object.groupBy(list, kind)"],
  ["sets", /\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/, "one.union(other)"],
  ["iterators", /\.(?:values|keys|entries)\(\)\s*\.(?:map|filter|take|drop|some|every|find|reduce|toArray)\(/, "all.values().map(name)"],
  ["Object.hasOwn", /\bObject\.hasOwn\(/, "Object.hasOwn(one, name)"],
  ["structuredClone", /\bstructuredClone\(/, "structuredClone(one)"],
  ["Array.fromAsync", /\bArray\.fromAsync\(/, "Array.fromAsync(all)"],
  ["promises from outside", /\bPromise\.(?:withResolvers|try)\(/, "Promise.withResolvers()"],
  ["well-formed strings", /\.(?:isWellFormed|toWellFormed)\(/, "text.isWellFormed()"],
  ["Intl.Segmenter", /\bIntl\.Segmenter\b/, "new Intl.Segmenter()"],
  ["idle callbacks", /\brequestIdleCallback\(/, "requestIdleCallback(run)"],
  ["signals with a time", /\bAbortSignal\.(?:timeout|any)\(/, "AbortSignal.timeout(9)"],
  ["URL.canParse", /\bURL\.(?:canParse|parse)\(/, "URL.canParse(text)"],
  ["dialogs and popovers", /\.(?:showModal|showPopover|hidePopover|togglePopover)\(/, "box.showModal()"],
  ["inert", /\.inert\b|"inert"/, "part.inert = true"],
  ["randomUUID", /\brandomUUID\(/, "crypto.randomUUID()"],
  ["broadcasts", /\bBroadcastChannel\b/, 'new BroadcastChannel("x")'],
  ["selectors with has", /[`"'][^`"'\n]*:has\(/, 'page.querySelector("p:has(a)")'],
  ["view transitions", /\.startViewTransition\(/, "document.startViewTransition(run)"],
];

const SCRIPT = /<script(?![^>]*type="application)[^>]*>([^]*?)<\/script>/g;

/** Scripts of their own files and those that stand in templates. */
function scripts() {
  const names = readdirSync(ROOT, { recursive: true }).map(String).sort();
  return names.flatMap((name) => {
    if (!/\.(?:js|html)$/.test(name)) return [];
    const text = readFileSync(join(ROOT, name), "utf8");
    if (name.endsWith(".js")) return [{ name, text }];
    return Array.from(text.matchAll(SCRIPT), ([, code]) => ({ name, text: code })).filter(({ text: code }) => code.trim());
  });
}

for (const [name, pattern, sample] of NEWER) {
  test(`no script uses what is newer: ${name}`, () => {
    assert.match(sample, pattern);
    const users = scripts().filter(({ text }) => pattern.test(text)).map(({ name: file }) => file);
    assert.deepEqual(users, []);
  });
}

test("scripts in files and in templates are read", () => {
  const names = scripts().map(({ name }) => name);
  assert.ok(names.length > 20);
  for (const name of ["assets/js/search/spelling.js", "head/early.html"]) assert.ok(names.includes(name), name);
});
