/** The filter of a list: what passes, and what an address may ask for. No DOM is needed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, matches, searchFor, wantedFrom } from "../../overrides/assets/js/list-filter.js";

const ROW = { sidebar: "3", chapter: "5", status: "滞后" };
const NOTHING = { sidebar: "", chapter: "", status: "" };
const ALLOWED = { sidebar: ["", "1", "3"], chapter: ["", "5"], status: ["", "待公布", "滞后"] };

test("the module loads where there is no document", () => {
  assert.equal(globalThis.document, undefined);
  assert.equal(globalThis.HTMLElement, undefined);
});

test("an empty wish passes every row", () => {
  assert.equal(matches(ROW, NOTHING), true);
  assert.equal(matches(ROW, {}), true);
});

for (const field of Object.keys(ROW)) {
  test(`a row passes only with the wanted ${field}`, () => {
    assert.equal(matches(ROW, { ...NOTHING, [field]: ROW[field] }), true);
    assert.equal(matches(ROW, { ...NOTHING, [field]: "其他" }), false);
  });
}

test("all wishes must be met at once", () => {
  assert.equal(matches(ROW, ROW), true);
  assert.equal(matches(ROW, { ...ROW, chapter: "6" }), false);
});

test("a wish is met by the whole value and not by a part of it", () => {
  assert.equal(matches({ ...ROW, sidebar: "13" }, { sidebar: "3" }), false);
  assert.equal(matches(ROW, { sidebar: "33" }), false);
});

test("a row with several values passes with each of them, and with no part of one", () => {
  const row = { target: "待公布|不作评价", department: "" };
  assert.equal(matches(row, { target: "待公布" }), true);
  assert.equal(matches(row, { target: "不作评价" }), true);
  assert.equal(matches(row, { target: "不作" }), false);
  assert.equal(matches(row, { target: "待公布|不作评价" }), false);
});

test("a row without the fact passes only where nothing is wanted", () => {
  assert.equal(matches({}, { department: "市教育局" }), false);
  assert.equal(matches({ department: "" }, { department: "市教育局" }), false);
  assert.equal(matches({}, { department: "" }), true);
});

test("the count says how many show of how many", () => {
  assert.equal(counted(48, 48, "项目"), "共 48 个项目");
  assert.equal(counted(8, 48, "项目"), "符合条件的项目 8 个，共 48 个");
  assert.equal(counted(0, 15, "指标"), "符合条件的指标 0 个，共 15 个");
  assert.equal(counted(24, 24, "记录", "条"), "共 24 条记录");
  assert.equal(counted(2, 128, "缺口", "项"), "符合条件的缺口 2 项，共 128 项");
});

test("an address asks for known values", () => {
  const search = `?sidebar=3&chapter=5&status=${encodeURIComponent("滞后")}`;
  assert.deepEqual(wantedFrom(search, ALLOWED), { sidebar: "3", chapter: "5", status: "滞后" });
});

test("an address without a wish asks for everything", () => {
  assert.deepEqual(wantedFrom("", ALLOWED), NOTHING);
});

test("unknown values are dropped and the others kept", () => {
  const wanted = wantedFrom("?sidebar=99&chapter=5&status=<b>", ALLOWED);
  assert.deepEqual(wanted, { ...NOTHING, chapter: "5" });
  assert.equal(matches({ ...ROW, sidebar: "1" }, wanted), true);
});

test("unknown fields are dropped", () => {
  assert.deepEqual(wantedFrom("?utm_source=x&__proto__=y", ALLOWED), NOTHING);
});

test("no wish leaves no query in the address", () => {
  assert.equal(searchFor(NOTHING), "");
  assert.equal(searchFor({}), "");
});

test("only wishes are written into the address, in the order of the form", () => {
  assert.equal(searchFor({ status: "", sidebar: "3", chapter: "5" }), "?sidebar=3&chapter=5");
});

test("every wish comes back from its own address", () => {
  for (const sidebar of ALLOWED.sidebar) {
    for (const chapter of ALLOWED.chapter) {
      for (const status of ALLOWED.status) {
        const wanted = { sidebar, chapter, status };
        assert.deepEqual(wantedFrom(searchFor(wanted), ALLOWED), wanted);
      }
    }
  }
});

test("a value with signs of its own comes back from its address", () => {
  const allowed = { ...ALLOWED, status: ["", "a&b=c #%?+"] };
  const wanted = { ...NOTHING, status: "a&b=c #%?+" };
  assert.deepEqual(wantedFrom(searchFor(wanted), allowed), wanted);
});
