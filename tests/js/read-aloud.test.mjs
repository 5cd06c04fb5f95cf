import assert from "node:assert/strict";
import { test } from "node:test";

import { pieces, spoken } from "../../overrides/assets/js/read-aloud.js";

test("ranges, percentages and missing values are read as words", () => {
  assert.equal(spoken("2021—2025年"), "2021至2025年");
  assert.equal(spoken("40～50所"), "40至50所");
  assert.equal(spoken("40-50所"), "40至50所");
  assert.equal(spoken("项目（1-3）"), "项目（1-3）");
  assert.equal(spoken("2026-01-24"), "2026年1月24日");
  assert.equal(spoken("提高到 97.5%"), "提高到 百分之97.5");
  assert.equal(spoken("最新公布值：—，目标：97"), "最新公布值：数据不详，目标：97");
  assert.equal(spoken("  多处\n 空白 § "), "多处 空白");
});

test("a dash that joins words stays as it is", () => {
  assert.equal(spoken("——教育投入持续加大。"), "——教育投入持续加大。");
});

test("pieces end behind sentences and lose nothing", () => {
  const text = "第一句话。第二句话；第三句“引语。”第四句没有句号";
  assert.equal(pieces(text, 6).join(""), text);
  assert.deepEqual(pieces("甲。乙。丙。", 4), ["甲。乙。", "丙。"]);
});

test("a sentence without an end is cut before the voice chokes on it", () => {
  const cut = pieces("字".repeat(500), 90);
  assert.equal(cut.join(""), "字".repeat(500));
  assert.ok(cut.every((piece) => piece.length <= 180));
});
