/** Text as the search compares it: properties over all characters of the kinds that plans are written in. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../../overrides/assets/js/search/engine.js";
import { folded, plain } from "../../../overrides/assets/js/search/folding.js";
import { find, pattern } from "../../../overrides/assets/js/search/matcher.js";
import { words } from "../../../overrides/assets/js/search/spelling.js";
import { Table } from "../../../overrides/assets/js/search/syllables.js";

const SMALL = { syllables: { hong: "𬭎", shan: "山", er: "二", ling: "〇", san: "三", wu: "五" }, others: {} };
const KINDS = {
  "hanzi of every block": /(?!\p{M})\p{Script=Han}/u,
  "compatibility and enclosed characters": /(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}])[\p{So}\p{No}\p{Nl}\p{Lo}\p{Lm}]/u,
};
const AT_ONCE = 64;

function every(pattern) {
  const found = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    const folds = character.normalize("NFKC") !== character;
    if (pattern.test(character) && (pattern === KINDS["hanzi of every block"] || folds)) found.push(character);
  }
  return found;
}

function engineOf(texts, syllables = { syllables: {}, others: {} }) {
  const entries = texts.map((text, at) => ({ kind: "paragraph", location: `${at}/#p`, text }));
  return new Engine({ entries, asked: [] }, syllables);
}

for (const [kind, which] of Object.entries(KINDS)) {
  test(`${kind}: each is found as it stands and as the ordinary ones, and marked whole`, () => {
    const all = every(which).filter((character) => words(character).length === 1);
    assert.ok(all.length > 900, `${all.length}`);
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const table = new Table({ syllables: {}, others: {} });
      const texts = some.map((character) => table.encoded(`🙂${character}🙂`));
      some.forEach((character, at) => {
        for (const typed of new Set([character, character.normalize("NFKC")])) {
          const { symbols, starts, ends } = texts[at];
          const place = find(pattern(words(typed)[0], table), symbols, table, true);
          const name = `U+${character.codePointAt(0).toString(16)} as ${typed}`;
          assert.ok(place, `${name} is not found`);
          assert.equal(`🙂${character}🙂`.slice(starts[place.start], ends[place.end - 1]), character, name);
        }
      });
    }
  });
}

test("a text is folded alike before and after its compatibility characters are replaced", () => {
  for (const character of every(KINDS["compatibility and enclosed characters"])) {
    assert.equal(plain(`一${character}`), plain(`一${character.normalize("NFKC")}`), character);
  }
});

test("every folded character knows its place in the text and its code point", () => {
  const { characters, starts, ends, places } = folded("𬭎Ⅲ㎡e\u0301");
  assert.deepEqual(characters, ["𬭎", "i", "i", "i", "m", "2", "e"]);
  assert.deepEqual(starts, [0, 2, 2, 2, 3, 3, 4]);
  assert.deepEqual(ends, [2, 3, 3, 3, 4, 4, 6]);
  assert.deepEqual(places, [0, 1, 1, 1, 2, 2, 3]);
});

test("what cannot be seen is not compared", () => {
  for (const sign of ["\u00ad", "\u061c", "\u200b", "\ufe0f", "\u{e0100}"]) assert.equal(plain(`健${sign}康`), "健康");
});

const LINE = "到二〇三五年，𬭎山镇建成小屋。";
for (const typed of ["𬭎山镇", "erlingsanwu", "hongshan", "𬭎shan", "二〇三五", "小屋"]) {
  test(`${typed} finds the line whose characters are beyond the first plane`, () => {
    const engine = engineOf([LINE], SMALL);
    engine.reply("健康小屋");
    const { found, items } = engine.reply(typed);
    assert.equal(found.state, "some");
    assert.match(items[0][0].text, /<mark>[^<]+<\/mark>/);
  });
}

const BOTH_WAYS = [
  ["Ⅲ类水质", "III类水质"],
  ["公园3万㎡", "公园3万m2"],
  ["升温1.5℃", "升温1.5°C"],
  ["①号楼", "1号楼"],
  ["㈠号楼", "（一）号楼"],
  ["５Ｇ基站", "5G基站"],
  ["PM₂.₅浓度", "PM2.5浓度"],
];
for (const [one, other] of BOTH_WAYS) {
  test(`${one} and ${other} find each other`, () => {
    for (const [text, typed] of [[one, one], [one, other], [other, one], [other, other]]) {
      assert.equal(engineOf([text]).reply(typed).found.state, "some", `${typed} in ${text}`);
    }
  });
}
