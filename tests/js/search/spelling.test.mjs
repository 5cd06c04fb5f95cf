/** What somebody typed, read as words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { plain } from "../../../overrides/assets/js/search/folding.js";
import { LONGEST, phrase, words } from "../../../overrides/assets/js/search/spelling.js";

const texts = (query) => words(query).map(({ text }) => text);

test("capitals, full-width letters and tone marks do not matter", () => {
  assert.equal(plain("XuéQián"), "xueqian");
  assert.equal(plain("ＸＱ５Ｇ"), "xq5g");
  assert.equal(plain("pǔtōnghuà"), "putonghua");
});

test("ü is v in whatever way it is typed, and u after j, q, x and y", () => {
  for (const typed of ["lü", "lǜ", "LÜ", "lu\u0308", "lǚ"]) assert.equal(plain(typed), "lv");
  assert.equal(plain("xvejvyvqv"), "xuejuyuqu");
});

test("hanzi stay as they are", () => {
  assert.equal(plain("学前教育"), "学前教育");
});

test("blanks and punctuation part words", () => {
  assert.deepEqual(texts("教师　待遇，xue  qian"), ["教师", "待遇", "xue", "qian"]);
  assert.deepEqual(texts("“双师型”教师"), ["双师型教师"]);
});

test("signs inside codes are kept, at the ends they are dropped", () => {
  assert.deepEqual(texts("1+X 3-5 99.4% -x- .y."), ["1+x", "3-5", "99.4%", "x", "y"]);
});

test("an apostrophe between letters is where a syllable ends", () => {
  for (const sign of ["'", "’", "‘", "`", "＇"]) {
    const [word] = words(`xi${sign}an`);
    assert.equal(word.text, "xian");
    assert.deepEqual([...word.cuts], [2]);
  }
  assert.deepEqual([...words("'xian'")[0].cuts], []);
});

test("a query of nothing but signs has no words", () => {
  for (const query of ["", "  ", "'", "“”", "[", "…", "--"]) assert.deepEqual(texts(query), []);
});

test("what is longer than anybody types is cut", () => {
  assert.equal(words("a".repeat(5000))[0].text.length, LONGEST);
});

test("words in a row become a phrase that no syllable reaches across", () => {
  const { text, cuts } = phrase(words("xue qi'an"));
  assert.equal(text, "xueqian");
  assert.deepEqual([...cuts].sort(), [3, 5]);
});
