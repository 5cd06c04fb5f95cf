/** An entry that the sets of characters leave out would not have answered. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../../overrides/assets/js/search/engine.js";
import { Holding } from "../../../overrides/assets/js/search/holding.js";
import { answers } from "../../../overrides/assets/js/search/ranking.js";
import { oddQueries } from "./odd.mjs";
import { SYLLABLES } from "./small.mjs";

const CHARACTERS = [...Object.values(SYLLABLES.syllables).join(""), ..."5G-（）。，1 a"];
const SYNONYMS = [["老师", "", "教师", "学校 教师"], ["娃娃", "", "幼儿"]];

/** The next of numbers that look random and are the same each time. */
function* numbers(seed = 7) {
  for (let state = seed; ; ) yield (state = (state * 48271) % 2147483647);
}

function entries(count) {
  const next = numbers();
  const words = (length) => Array.from({ length }, () => CHARACTERS[next.next().value % CHARACTERS.length]).join("");
  return Array.from({ length: count }, (_, at) => ({
    kind: at % 3 ? "part" : "indicator",
    location: at % 3 ? `a/${at}/#x` : `a/${at}/`,
    title: at % 5 ? "" : words(4),
    text: words(at % 9),
    codes: at % 7 ? [] : [`${at}-1`],
    aliases: at % 11 ? [] : [words(3)],
  }));
}

const engine = new Engine({ entries: entries(300), asked: [], synonyms: SYNONYMS }, SYLLABLES);
const texts = engine.entries.map(({ text }) => text);
const queries = [
  ...oddQueries(300, 12, Object.keys(SYLLABLES.syllables), texts),
  ...["x", "xue", "xueqian", "学", "学前 教", "老师", "老师 学", "7-1", "5g", "zhang 1", "教jiao"],
];

test("the answers are the same as when every entry is asked", () => {
  let found = 0;
  for (const query of queries) {
    const all = answers(query, engine.entries, engine.table, { synonyms: engine.synonyms });
    assert.deepEqual(engine.answers(query), all, query);
    found += all.length;
  }
  assert.ok(found > 200, `${found}`);
});

test("most entries are not asked", () => {
  const [tally, all] = [{ steps: 0 }, { steps: 0 }];
  for (const query of queries) {
    engine.answers(query, tally);
    answers(query, engine.entries, engine.table, { synonyms: engine.synonyms, tally: all });
  }
  assert.ok(tally.steps < all.steps, `${tally.steps} of ${all.steps}`);
});

test("a set holds entries beyond the first thirty-two, and the last", () => {
  for (const count of [1, 31, 32, 33, 64, 65]) {
    const { entries: all, table } = new Engine({ entries: entries(count).map((one) => ({ ...one, codes: ["z"] })), asked: [] }, SYLLABLES);
    const found = [...new Holding(all).candidates([{ word: "z", length: 1, steps: [[]] }], null)];
    assert.deepEqual(found, all.map((_, at) => at), `${count} ${table.size}`);
  }
});
