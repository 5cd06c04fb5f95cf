/** What was found as the theme's style shows it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { shown } from "../../../overrides/assets/js/theme/results.js";

const HOME = "https://example.org/plan/";

function part(location, score, terms = {}) {
  return { location, score, terms, title: `题${location}`, text: `文${location}` };
}

/** The headings of what is shown, in order, folded ones after a bar. */
function headings(pages) {
  return shown(pages, HOME).replace(/<details.*?>/g, "<h1>|</h1>").match(/(?<=<h[12]>).*?(?=<)/g);
}

test("a page stands above its parts wherever it stands among them", () => {
  assert.deepEqual(headings([[part("a/#1", 2), part("a/", 1)]]), ["题a/", "题a/#1"]);
});

test("parts that score less than the first of all are folded away, with their number", () => {
  const pages = [[part("a/", 3), part("a/#1", 3), part("a/#2", 2), part("a/#3", 2)]];
  assert.deepEqual(headings(pages), ["题a/", "题a/#1", "|", "题a/#2", "题a/#3"]);
  assert.match(shown(pages, HOME), /本页还有 2 处/);
});

test("the text of a page is shown where no part of it says more", () => {
  assert.match(shown([[part("a/", 1)]], HOME), /文a\//);
  assert.match(shown([[part("a/", 2), part("a/#1", 1)]], HOME), /文a\/</);
  assert.doesNotMatch(shown([[part("a/", 2), part("a/#1", 2)]], HOME), /文a\/</);
});

test("a part without its page stands for it", () => {
  assert.deepEqual(headings([[part("a/#1", 1)]]), ["题a/#1"]);
  assert.equal(shown([], HOME), "");
});

test("a link leads from the first page of the site and says what was found", () => {
  const html = shown([[part("a/#1", 1, { "学前": true, "“&": true })]], HOME);
  assert.match(html, /href="https:\/\/example\.org\/plan\/a\/\?h=%E5%AD%A6%E5%89%8D\+%E2%80%9C%26#1"/);
});
