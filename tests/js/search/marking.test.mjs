/** Text that becomes HTML, and what is said about a search. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { foundWords } from "../../../overrides/assets/js/search/highlight.js";
import { escaped, marked, places, teaser, united } from "../../../overrides/assets/js/search/marking.js";
import { listed } from "../../../overrides/assets/js/search/page.js";
import { linksFor, result, summary } from "../../../overrides/assets/js/search/summary.js";

const HOME = new URL("https://example.org/portal/plan/");
const ITEM = { location: "chapters/3/#3-1-p2", title: "标题", text: "正<mark>文</mark>", terms: { "“十四五”": true, 教育: true } };

test("signs of HTML are escaped", () => {
  assert.equal(escaped(`<a href="x" id='y'>&`), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
});

test("marks never cut an escaped sign", () => {
  assert.equal(marked("a&b<c", [[0, 2], [3, 4]]), "<mark>a&amp;</mark>b<mark>&lt;</mark>c");
});

test("spans that touch or overlap are one", () => {
  assert.deepEqual(united([[3, 5], [0, 2], [1, 3], [8, 9]]), [[0, 5], [8, 9]]);
});

test("a teaser is cut around its first mark and says where it was cut", () => {
  const text = "一".repeat(200) + "学前" + "二".repeat(200);
  const cut = teaser(text, [[200, 202]]);
  assert.match(cut, /^…一+<mark>学前<\/mark>二+…$/);
  assert.ok(cut.length < 130);
});

test("a short text is shown whole, a mark at its end with what stands before it", () => {
  assert.equal(teaser("学前教育", [[0, 2]]), "<mark>学前</mark>教育");
  assert.equal(teaser("一".repeat(150) + "学前", [[150, 152]]), `…${"一".repeat(94)}<mark>学前</mark>`);
});

test("a teaser counts characters and cuts none in two", () => {
  const cut = teaser("𬭎".repeat(200) + "学前" + "𰻞".repeat(200), [[400, 404]]);
  assert.match(cut, /^…(?:𬭎){24}<mark>学前(?:𰻞)<\/mark>(?:𰻞){69}…$/u);
  assert.equal(teaser("一".repeat(90) + "𬭎".repeat(60), [[140, 142]]), `…${"一".repeat(36)}${"𬭎".repeat(25)}<mark>𬭎</mark>${"𬭎".repeat(34)}`);
});

test("every place of a word is found, and places that meet are one", () => {
  assert.deepEqual(places("学前学前教", ["学前", "前教", ""]), [[0, 5]]);
});

test("a result leads to its place and carries the words to highlight", () => {
  const html = result(ITEM, HOME);
  assert.match(html, /^<a href="https:\/\/example.org\/portal\/plan\/chapters\/3\/\?h=[^"]+#3-1-p2">标题<\/a><p>正/);
  const { search } = new URL(/href="([^"]+)"/.exec(html)[1]);
  assert.deepEqual(foundWords(search), ["“十四五”", "教育"]);
});

test("an address without words to highlight has none", () => {
  assert.deepEqual(foundWords(""), []);
  assert.deepEqual(foundWords("?h="), []);
  assert.equal(foundWords(`?h=${"a b c d e f g h i j k l"}`).length, 10);
});

test("how much was found is one sentence", () => {
  const found = { query: " xq ", state: "some", understood: "", near: [] };
  assert.equal(summary(found, [1, 2, 3]), "找到 3 页");
  assert.equal(summary({ ...found, state: "none" }, []), "没有找到“xq”。");
  const none = { ...found, query: "xuexi", state: "none", understood: "xue xi", near: [ITEM] };
  assert.equal(summary(none, []), "没有找到“xuexi”，按拼音理解为“xue xi”。下面是相近的内容。");
});

test("where nothing was found the lists are linked from the site's root", () => {
  assert.match(linksFor(HOME), /href="https:\/\/example.org\/portal\/plan\/indicators\/"/);
  assert.match(linksFor(HOME, [ITEM]), /<ul class="find-near"><li><a /);
});

test("the page of the search lists pages with their parts, or what is near", () => {
  const found = { query: "xq", state: "some", understood: "", near: [] };
  const page = { ...ITEM, location: "chapters/3/", title: "章" };
  const { html } = listed(found, [[ITEM, page]], HOME);
  assert.ok(html.indexOf("章") < html.indexOf("标题"));
  assert.match(listed({ ...found, state: "none", near: [ITEM] }, [], HOME).html, /标题/);
});
