/** Where a typed word stands in a text. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { arrowCount, find, pattern } from "../../../overrides/assets/js/search/matcher.js";
import { words } from "../../../overrides/assets/js/search/spelling.js";
import { dice, oddQueries } from "./odd.mjs";
import { found, SYLLABLES, table } from "./small.mjs";

const MOST_ARROWS = 12;
/** For one character of a query: a letter of the text, six syllables, their beginnings, two initials. */

const FINDS = [
  ["学前", "学前教育", "学前", "exact"],
  ["前教", "学前教育", "前教", "exact"],
  ["xueqianjiaoyu", "学前教育", "学前教育", "exact"],
  ["xueqian教育", "学前教育", "学前教育", "exact"],
  ["学qian教yu", "学前教育", "学前教育", "exact"],
  ["xueqianj", "学前教育", "学前教", "begun"],
  ["xueqianjia", "学前教育", "学前教", "begun"],
  ["x", "学前", "学", "initials"],
  ["xqjy", "学前教育", "学前教育", "initials"],
  ["xuejiaoqi", "学前教育", null, null],
  ["重dxm", "重大项目", "重大项目", "mixed"],
  ["zhongdxm", "重大项目", "重大项目", "mixed"],
  ["zhdxm", "重大项目", "重大项目", "initials"],
  ["zdaxiangmu", "重大项目", "重大项目", "mixed"],
  ["ruyuanlv", "入园率", null, null],
  ["yuanlv", "幼园率", "园率", "exact"],
  ["yuanlu", "幼园率", "园率", "exact"],
  ["yuanlü", "幼园率", "园率", "exact"],
  ["xian", "西安", "西安", "exact"],
  ["xi'an", "西安", "西安", "exact"],
  ["xi'an", "县", null, null],
  ["xian", "县", "县", "exact"],
  ["gongji", "供给", "供给", "exact"],
  ["gonggei", "供给", "供给", "mistaken"],
  ["changxiao", "长校", "长校", "mistaken"],
  ["5g", "5G网", "5G", "exact"],
  ["5gwang", "5G网", "5G网", "exact"],
  ["wifi6", "用WIFI6网", "WIFI6", "exact"],
  ["1+x", "“1+X”", "1+X", "exact"],
  ["1x", "1+X", "1+X", "exact"],
  ["shier", "师“儿”", "师“儿", "exact"],
  ["putongfua", "普通话", "普通话", "alike"],
  ["jiaosi", "教师", "教师", "alike"],
  ["putonghuang", "普通话", null, null],
  ["oa", "西安", null, null],
  ["hu", "许", null, null],
  ["hu", "户", "户", "exact"],
  ["fu", "户", null, null],
  ["xue", "学者", "学", "exact"],
  ["xuqian", "学前", null, null],
  ["ifi", "用WIFI6网", null, null],
  ["fi6", "用WIFI6网", null, null],
  ["x", "1+X证", "X", "exact"],
];

for (const [query, text, expected, how] of FINDS) {
  test(`${query} finds ${expected ?? "nothing"} in ${text}`, () => {
    const place = found(query, text);
    assert.equal(place?.words ?? null, expected);
    if (expected) assert.equal(place.how, how);
  });
}

test("in long texts initials find nothing, unless there are hanzi beside them", () => {
  assert.equal(found("xqjy", "学前教育", { inBody: true }), null);
  assert.equal(found("xueqjy", "学前教育", { inBody: true }), null);
  assert.equal(found("学qjy", "学前教育", { inBody: true }).words, "学前教育");
  assert.equal(found("xueqianj", "学前教育", { inBody: true }).words, "学前教");
  assert.equal(found("x", "学前教育", { inBody: true }), null);
  assert.equal(found("5g", "5个工", { inBody: true }), null);
});

test("a reading that is right in its place is surer than one that is right elsewhere", () => {
  assert.equal(found("xiaozhang", "校长").how, "exact");
  assert.equal(found("xiaochang", "校长").how, "mistaken");
  assert.equal(found("xiaochang", "校长", { said: "1chang" }).how, "exact");
});

test("nothing is found across the end of a sentence", () => {
  assert.equal(found("学前", "学。前"), null);
  assert.equal(found("学前", "学\n前"), null);
  assert.equal(found("学前", "学（前）").words, "学（前");
});

test("the surest place is taken, and of equal ones the first", () => {
  assert.equal(found("zhang", "重长").start, 1);
  assert.equal(found("xue", "普学学").start, 1);
});

test("the arrows of a machine grow with its word and no faster", () => {
  for (const { machine, word } of machines()) {
    assert.ok(arrowCount(machine) <= MOST_ARROWS * word.text.length, word.text);
  }
});

test("the work for a text is at most its length times the arrows", () => {
  const readings = table();
  const { symbols } = readings.encoded(longText());
  for (const { machine, word } of machines(readings)) {
    const tally = { steps: 0 };
    find(machine, symbols, readings, false, tally);
    assert.ok(tally.steps <= symbols.length * arrowCount(machine), word.text);
  }
});

test("a text twice as long costs at most twice the work, and one look more", () => {
  const readings = table();
  const { symbols: once } = readings.encoded(longText());
  const { symbols: twice } = readings.encoded(longText() + longText());
  for (const { machine, word } of machines(readings)) {
    const [short, long] = [{ steps: 0 }, { steps: 0 }];
    find(machine, once, readings, true, short);
    find(machine, twice, readings, true, long);
    assert.ok(long.steps <= 2 * short.steps + word.text.length * arrowCount(machine), word.text);
  }
});

test("what is found can be spelt as it was typed, and nothing that can is missed", () => {
  const throwing = dice(7);
  const syllables = Object.entries(SYLLABLES.syllables).flatMap(([said, all]) => [...all].map((one) => [one, said]));
  for (let run = 0; run < 3000; run += 1) {
    const text = Array.from({ length: 6 }, () => syllables[throwing(syllables.length)]);
    const start = throwing(4);
    const end = start + 1 + throwing(6 - start);
    const typed = text.slice(start, end).map(([one, said]) => [one, said, said[0]][throwing(3)]).join("");
    const place = found(typed, text.map(([one]) => one).join(""));
    assert.ok(place, `${typed} in ${text.map(([one]) => one).join("")}`);
    const spelt = text.slice(place.start, place.start + place.words.length);
    assert.ok(isSpelt(typed, spelt), `${typed} is not ${place.words}`);
  }
});

/** Whether letters and hanzi can be read as these characters, tried in every way there is. */
function isSpelt(typed, characters) {
  if (characters.length === 0) return typed === "";
  const [[one, said], ...rest] = characters;
  const ways = [one, ...spellings(one, said)];
  return ways.some((way) => typed.startsWith(way) && isSpelt(typed.slice(way.length), rest)) ||
    (rest.length === 0 && typed !== "" && spellings(one, said).some((way) => way.startsWith(typed)));
}

function spellings(one, said) {
  const others = Object.entries(SYLLABLES.others).filter(([, all]) => all.includes(one)).map(([other]) => other);
  const v = (way) => (/^[nl]v/.test(way) ? [way, way.replace("v", "u"), way.replace("v", "yu")] : [way]);
  const heard = [said, ...others].flatMap(v);
  const initials = heard.flatMap((way) => [way[0], /^[zcs]h/.test(way) ? way.slice(0, 2) : way[0]]);
  return [...heard, ...initials, ...alikes(said).flatMap(v)];
}

function alikes(said) {
  const swaps = { z: ["zh"], zh: ["z"], c: ["ch"], ch: ["c"], s: ["sh"], sh: ["s"], n: ["l"], l: ["n", "r"], r: ["l"], f: ["h"], h: ["f"] };
  const initial = /^(?:zh|ch|sh|[a-z](?=[aeiouv]))/.exec(said)?.[0] ?? "";
  const final = said.slice(initial.length);
  const finals = [final, /[aei]n$/.test(final) ? `${final}g` : final.replace(/([aei])ng$/, "$1n")];
  return [initial, ...(swaps[initial] ?? [])].flatMap((head) => finals.map((tail) => head + tail));
}

function machines(readings = table()) {
  readings.encoded(longText());
  const odd = oddQueries(400, 60, Object.keys(SYLLABLES.syllables), [longText()]);
  return odd.flatMap((query) => words(query)).map((word) => ({ word, machine: pattern(word, readings) }));
}

function longText() {
  return Object.values(SYLLABLES.syllables).join("").repeat(3) + "5G网、WIFI6，1+X证。";
}
