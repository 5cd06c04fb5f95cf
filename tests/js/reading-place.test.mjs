/** Where the reader of the whole plan is, and how that is said. No DOM. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeWords, reached } from "../../overrides/assets/js/reading-place.js";

test("the paragraph that is read is the last one above the line", () => {
  const tops = [-900, -300, 80, 500, 1200];
  const at = (line) => reached(tops.length, (index) => tops[index], line);
  assert.equal(at(120), 2);
  assert.equal(at(79), 1);
  assert.equal(at(2000), 4);
  assert.equal(at(-1000), -1);
  assert.equal(reached(0, () => 0), -1);
});

test("a place is told in words, and what is no place in none", () => {
  assert.equal(placeWords("3-1-p2"), "第3章第1节第2段");
  assert.equal(placeWords("13-p1"), "第13章第1段");
  assert.equal(placeWords("0-p1"), "开篇第1段");
  for (const other of [null, "", "top", "3-1", "<b>", "box-3"]) assert.equal(placeWords(other), "");
});
