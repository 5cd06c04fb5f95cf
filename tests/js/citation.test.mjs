/** What a reader's browser puts into a citation. No DOM is needed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { PAGE_ADDRESS, citedAddress, fillings, localDay } from "../../overrides/assets/js/citation.js";

const LOCATION = { origin: "https://health.example", pathname: "/plan/chapters/1/", hash: "#top", search: "?elder=1" };
const NOW = new Date(2026, 5, 2, 0, 30);

test("the module loads where there is no document", () => {
  assert.equal(globalThis.document, undefined);
  assert.equal(globalThis.HTMLElement, undefined);
});

test("the reader's day is the day where the reader is", () => {
  assert.equal(localDay(NOW), "2026-06-02");
  assert.equal(localDay(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
});

test("an address that the site knows is cited wherever the page was found", () => {
  assert.equal(citedAddress("https://a.example/data/", LOCATION), "https://a.example/data/");
});

test("an address that the site does not know is that of the page, without display settings", () => {
  assert.equal(citedAddress(PAGE_ADDRESS, LOCATION), "https://health.example/plan/chapters/1/");
});

test("a paragraph has the page's address and its own anchor", () => {
  assert.equal(citedAddress(PAGE_ADDRESS, LOCATION, "1-4-p8"), "https://health.example/plan/chapters/1/#1-4-p8");
  assert.equal(citedAddress("https://a.example/chapters/1/", LOCATION, "1-4-p8"), "https://a.example/chapters/1/#1-4-p8");
});

test("an anchor that is written stays", () => {
  assert.equal(citedAddress("https://a.example/#x", LOCATION), "https://a.example/#x");
});

test("a page's citation gets the day in every form and leaves its words alone", () => {
  assert.deepEqual(fillings({ now: NOW, written: "https://a.example/", location: LOCATION }), {
    day: "2026-06-02",
    "day-slashed": "2026/06/02",
    "day-parts": "2026, 6, 2",
    url: "https://a.example/",
  });
});

test("a paragraph's citation also gets its own key and place", () => {
  const paragraph = { anchor: "1-4-p8", words: "第1章第4节第8段" };
  const filled = fillings({ now: NOW, written: PAGE_ADDRESS, location: LOCATION, paragraph });
  assert.equal(filled.key, "paragraph-1-4-p8");
  assert.equal(filled.part, "第1章第4节第8段");
  assert.equal(filled.where, "第1章第4节第8段");
  assert.equal(filled.url, "https://health.example/plan/chapters/1/#1-4-p8");
});
