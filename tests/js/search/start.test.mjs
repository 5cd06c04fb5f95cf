/** The script in every page: it must be the same everywhere, and start nothing before the first focus. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const FILE = new URL("../../../overrides/search-start.html", import.meta.url);
const [, SCRIPT] = /<script>\n(.*)<\/script>\n$/s.exec(readFileSync(FILE, "utf8"));

/** A page as far as the script knows it. */
function page(address = "https://example.org/plan/indicators/", base = "..", loaded = new Promise(() => {})) {
  const holder = { textContent: JSON.stringify({ base, search: "theme.js", features: ["kept"] }) };
  const form = { name: "search", setAttribute: (name, value) => (form[name] = value) };
  const box = {};
  const made = { workers: [], sheets: [] };
  class Worker extends EventTarget {
    constructor(url, options) {
      super();
      Object.assign(this, { url: String(url), options, sent: [] });
      made.workers.push(this);
    }
    postMessage(message) {
      this.sent.push(message);
    }
  }
  const window = { Worker };
  const listeners = new Map();
  const context = vm.createContext({
    window, console: { error: () => undefined }, URL, URLSearchParams, EventTarget, Event, MessageEvent, Promise,
    location: new URL(address),
    document: {
      getElementById: () => holder,
      querySelector: () => box,
      createElement: () => ({}),
      head: { append: (sheet) => made.sheets.push(sheet) },
      forms: { search: form },
    },
    addEventListener: (type, listener) => listeners.set(type, listener),
    removeEventListener: (type) => listeners.delete(type),
  });
  const imports = [];
  context.load = (path) => imports.push(path) && loaded;
  vm.runInContext(SCRIPT.replaceAll("import(", "load("), context);
  return { window, holder, form, box, made, imports, focus: (target) => listeners.get("focusin")?.({ target }), config: () => JSON.parse(holder.textContent) };
}

test("no page changes the script: it holds nothing that a template fills in", () => {
  assert.doesNotMatch(SCRIPT, /\{\{|\{%/);
});

test("the theme is told our worker and keeps all else", () => {
  const { config } = page();
  assert.deepEqual(config(), { base: "..", search: "https://example.org/plan/assets/js/search/worker.js", features: ["kept"] });
});

test("the address follows the page's own base", () => {
  assert.equal(page("https://example.org/a/b/c/", "../../..").config().search, "https://example.org/assets/js/search/worker.js");
  assert.equal(page("https://example.org/no/such/page/", "/").config().search, "https://example.org/assets/js/search/worker.js");
  assert.equal(page("https://example.org/a/no/", "/a").config().search, "https://example.org/a/assets/js/search/worker.js");
  assert.equal(page("https://example.org/a/", ".").config().search, "https://example.org/a/assets/js/search/worker.js");
});

test("the theme's own index is not fetched: it has no form of that name", () => {
  assert.equal(page().form.name, "find");
});

test("nothing starts before the first focus, nor at the focus of something else", () => {
  const { window, made, imports, focus, config } = page();
  const late = new window.Worker(config().search);
  late.postMessage("early");
  focus({});
  assert.deepEqual([made.workers.length, made.sheets.length, imports.length], [0, 0, 0]);
});

test("the first focus starts the worker once and passes on what was sent before", () => {
  const { window, made, focus, box, config } = page();
  const late = new window.Worker(config().search);
  late.postMessage("early");
  focus(box);
  focus(box);
  late.postMessage("later");
  assert.equal(made.workers.length, 1);
  assert.deepEqual(made.workers[0].sent, ["early", "later"]);
  assert.equal(made.workers[0].options.type, "module");
  assert.equal(made.sheets.length, 1);
});

test("answers reach the theme, also if the attendant of the box does not load", async () => {
  const { window, made, focus, box, config } = page(undefined, "..", Promise.reject(new Error("no network")));
  const late = new window.Worker(config().search);
  const heard = new Promise((resolve) => late.addEventListener("message", ({ data }) => resolve(data)));
  focus(box);
  made.workers[0].dispatchEvent(new MessageEvent("message", { data: "ready" }));
  assert.equal(await heard, "ready");
});

test("an address with a query starts at once", () => {
  assert.equal(page("https://example.org/plan/search/?q=xq").made.workers.length, 1);
});

test("an address with found words only loads what highlights them", () => {
  const { made, imports } = page("https://example.org/plan/search/?h=x");
  assert.equal(made.workers.length, 0);
  assert.deepEqual(imports, ["https://example.org/plan/assets/js/search/highlight.js"]);
});

test("other workers are not touched", () => {
  const { window, made } = page();
  const other = new window.Worker("other.js", { name: "x" });
  assert.equal(made.workers[0], other);
  assert.ok(other instanceof window.Worker);
});
