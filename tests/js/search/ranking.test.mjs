/** Which entries answer, in what order, and how they are shown. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { beginnings, Engine } from "../../../overrides/assets/js/search/engine.js";
import { KIND_WORDS } from "../../../overrides/assets/js/search/results.js";
import { KINDS } from "../../../overrides/assets/js/search/ranking.js";
import { oddQueries } from "./odd.mjs";
import { SYLLABLES } from "./small.mjs";

const ENTRIES = [
  { kind: "indicator", location: "indicators/a/", title: "学前教师", note: "待公布。", status: "待公布", style: "awaiting" },
  { kind: "project", location: "projects/1-1/", title: "普通学前教师", codes: ["1-1"], text: "大力，学校", status: "滞后", style: "behind" },
  { kind: "project", location: "projects/1-2/", title: "义务教师", codes: ["1-2"], aliases: ["学前"], status: "滞后", style: "behind" },
  { kind: "chapter", location: "chapters/1/", title: "一、学前" },
  { kind: "section", location: "chapters/1/#1-1", title: "（一）普通学前" },
  { kind: "paragraph", location: "chapters/1/#1-1-p1", text: "学前教师，长。", note: "（一）普通学前" },
  { kind: "paragraph", location: "chapters/1/#1-1-p2", text: "教师很多。", note: "（一）普通学前" },
  { kind: "paragraph", location: "chapters/1/#1-1-p3", text: "<b>校长</b>&长长", note: "（一）普通学前", textSaid: "11chang" },
  { kind: "chapter", location: "chapters/2/", title: "二、学前" },
  { kind: "page", location: "method/", title: "方法" },
];
const engine = new Engine({ entries: ENTRIES, asked: [3, 0] }, SYLLABLES);
const order = (query) => engine.answers(query).map(({ entry }) => entry.location);

test("every kind has a word and a rank", () => {
  assert.deepEqual(Object.keys(KIND_WORDS).sort(), [...KINDS].sort());
});

test("whole titles come first, then titles by kind, then aliases, then texts", () => {
  assert.deepEqual(order("学前"), [
    "chapters/1/", "chapters/2/", "projects/1-2/", "indicators/a/", "projects/1-1/", "chapters/1/#1-1", "chapters/1/#1-1-p1",
  ]);
});

test("the same order holds for pinyin; initials find no texts", () => {
  assert.deepEqual(order("xueqian"), order("学前"));
  assert.deepEqual(order("xq"), order("学前").slice(0, -1));
});

test("what is read right comes before what is read by mistake, and what sounds alike is last", () => {
  const [first] = engine.answers("xiaozhang");
  assert.equal(first.entry.location, "chapters/1/#1-1-p3");
  assert.deepEqual(engine.answers("jiaosi").map(({ manner }) => manner), engine.answers("jiaosi").map(() => 5));
});

test("all words must be found in one entry, in whatever field", () => {
  assert.deepEqual(order("学前 大力"), ["projects/1-1/"]);
  assert.deepEqual(order("学前 火星"), []);
});

test("words that stand together come before the same words apart", () => {
  assert.equal(order("xue qian jiao shi")[0], "indicators/a/");
  assert.equal(order("tong xue")[0], "projects/1-1/");
});

test("an id finds its project only when it is typed whole", () => {
  assert.deepEqual(order("1-2"), ["projects/1-2/"]);
  assert.deepEqual(order("1-"), []);
});

test("answers are grouped by page, and the part that answers leads to its place", () => {
  const { items } = engine.reply("校长");
  assert.equal(items.length, 1);
  assert.deepEqual(items[0].map(({ location }) => location), ["chapters/1/#1-1-p3", "chapters/1/"]);
});

test("every group has one item without a place on its page, and numbers to sort by", () => {
  for (const query of ["学前", "教师", "jiao", "x", "1-1"]) {
    for (const group of engine.reply(query).items) {
      assert.equal(group.filter(({ location }) => !location.includes("#")).length, 1);
      for (const item of group) assert.ok(Number.isFinite(item.score));
    }
  }
});

test("scores fall from group to group, so that Enter opens the first", () => {
  const best = engine.reply("学前").items.map((group) => Math.max(...group.map(({ score }) => score)));
  assert.deepEqual(best, [...best].sort((one, other) => other - one));
  assert.equal(new Set(best).size, best.length);
});

test("kind and status are shown, and what was found is marked", () => {
  const [[item]] = engine.reply("学前教师").items;
  assert.match(item.title, /find-kind--indicator">指标</);
  assert.match(item.title, /<mark>学前教师<\/mark>/);
  assert.match(item.title, /status--awaiting">待公布</);
  assert.deepEqual(item.terms, { 学前教师: true });
});

test("an alias says what was found", () => {
  const item = engine.reply("学前").items.flat().find(({ location }) => location === "projects/1-2/");
  assert.equal(item.text, "相关：“<mark>学前</mark>”");
});

test("texts are escaped before they are marked", () => {
  const [[item]] = engine.reply("校长").items;
  assert.equal(item.text, "&lt;b&gt;<mark>校长</mark>&lt;/b&gt;&amp;长长");
});

test("only what sounds alike is said to", () => {
  assert.match(engine.reply("jiaosi").items[0][0].title, /模糊音匹配/);
  assert.doesNotMatch(engine.reply("jiaoshi").items[0][0].title, /模糊音匹配/);
});

test("an empty query shows what is asked for most, in the order that was given", () => {
  for (const query of ["", "  ", "“”"]) {
    const { items, found } = engine.reply(query);
    assert.equal(found.state, "asked");
    assert.deepEqual(items.map(([{ location }]) => location), ["chapters/1/", "indicators/a/"]);
  }
});

test("where nothing is found it is said how the letters were read, with near titles", () => {
  const { items, found } = engine.reply("xueqianshi");
  assert.deepEqual(items, []);
  assert.equal(found.state, "none");
  assert.equal(found.understood, "xue qian shi");
  assert.ok(found.near.length > 0);
  assert.equal(engine.reply("xqqz").found.understood, "");
});

test("a query has few beginnings, each shorter than the last", () => {
  for (const length of [1, 2, 3, 10, 60]) {
    const tried = beginnings("x".repeat(length));
    assert.ok(tried.length <= 9);
    assert.deepEqual(tried.map((one) => one.length), [...new Set(tried.map((one) => one.length))].sort((a, b) => b - a));
    for (const one of tried) assert.ok(one.length > 0 && one.length < length);
  }
});

test("the work for a query is at most the length of all texts times the arrows of its words, twice", () => {
  const length = ENTRIES.flatMap(({ title = "", text = "", aliases = [] }) => [title, text, ...aliases]).join("").length;
  for (const query of oddQueries(800, 60, Object.keys(SYLLABLES.syllables), ENTRIES.map(({ text }) => text ?? ""))) {
    const tally = { steps: 0 };
    engine.answers(query, tally);
    assert.ok(tally.steps <= 2 * length * 12 * Math.max(1, query.length), query);
  }
});

test("no odd query breaks the search", () => {
  for (const query of oddQueries(800, 60, Object.keys(SYLLABLES.syllables), ENTRIES.map(({ text }) => text ?? ""))) {
    const { items, found } = engine.reply(query);
    assert.ok(Array.isArray(items) && ["asked", "some", "none"].includes(found.state));
  }
});
