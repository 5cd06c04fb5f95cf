/** Readings of characters. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ALIKE, alike, forms, OTHER, RIGHT } from "../../../overrides/assets/js/search/syllables.js";
import { table } from "./small.mjs";

const grade = (readings, spelling, symbol) => readings.whole(spelling)?.[symbol] ?? 0;

test("a character has its reading surely, another's less surely, and one that sounds alike least", () => {
  const readings = table();
  const zhang = readings.symbol("长");
  assert.equal(grade(readings, "zhang", zhang), RIGHT);
  assert.equal(grade(readings, "chang", zhang), OTHER);
  assert.equal(grade(readings, "zang", zhang), ALIKE);
  assert.equal(grade(readings, "hang", zhang), 0);
});

test("a character that is read otherwise in its place has that reading surely", () => {
  const readings = table();
  const [symbol] = readings.encoded("长", "0chang").symbols;
  assert.equal(grade(readings, "chang", symbol), RIGHT);
  assert.equal(grade(readings, "zhang", symbol), OTHER);
});

test("readings are told by their places in a text", () => {
  const readings = table();
  const { symbols } = readings.encoded("校长长校长", "2chang4chang");
  assert.deepEqual([...symbols].map((symbol) => readings.readings[symbol]), ["xiao", "zhang", "chang", "xiao", "chang"]);
});

test("ü can be typed in three ways", () => {
  assert.deepEqual(forms("lv"), ["lv", "lu", "lyu"]);
  assert.deepEqual(forms("lve"), ["lve", "lue", "lyue"]);
  assert.deepEqual(forms("xu"), ["xu"]);
});

for (const [one, other] of [
  ["zi", "zhi"], ["ci", "chi"], ["si", "shi"], ["na", "la"], ["la", "ra"], ["fu", "hu"],
  ["an", "ang"], ["men", "meng"], ["xin", "xing"], ["xian", "xiang"], ["guan", "guang"], ["zan", "zhang"],
]) {
  test(`${one} and ${other} sound alike, both ways`, () => {
    assert.ok(alike(one).includes(other));
    assert.ok(alike(other).includes(one));
  });
}

test("what differs more does not sound alike", () => {
  for (const [one, other] of [["hu", "xu"], ["ji", "zhi"], ["na", "ra"], ["dong", "don"], ["yun", "yung"], ["bo", "po"]]) {
    assert.ok(!alike(one).includes(other), `${one} ${other}`);
  }
});

test("no syllable is said to sound like itself", () => {
  for (const one of ["an", "zhang", "lv", "er"]) assert.ok(!alike(one).includes(one));
});
