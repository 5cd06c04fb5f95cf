/** The interactive chart before it is drawn: years, widths, tones, title; and how its definition is fetched. No DOM. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { specAt } from "../../overrides/assets/js/interactive-chart.js";
import { around, axisNote, chosen, dressed, fitted, headings, layerOf, named, yearsOf } from "../../overrides/assets/js/live-chart.js";

const golden = (name) => new URL(`../golden/charts/${name}.wide.vl.json`, import.meta.url);
const read = async (name) => JSON.parse(await readFile(golden(name), "utf8"));

const point = await read("infant-mortality");
const band = await read("vaccination-coverage");
const waiting = await read("preschool-enrolment");
const rowsOf = (panel, name) => layerOf(panel, name).data.values;
const marksOf = (spec) => rowsOf(spec.vconcat[0], "marks");
const wordsOf = (spec) => rowsOf(spec.vconcat[0], "labels");
const x = (spec) => layerOf(spec.vconcat[0], "marks").encoding.x;
const years = yearsOf(point);

test("the years of a chart are those of its axis", () => {
  assert.deepEqual(years, x(point).axis.values);
  assert.ok(years.length > 2);
});

test("all years are the chart as it was published", () => {
  assert.equal(chosen(point, years[0], years.at(-1)), point);
});

test("chosen years leave out what lies in others, in every layer alike", () => {
  const [from, to] = [years[1], years.at(-1)];
  const found = chosen(point, from, to);
  assert.ok(marksOf(found).length < marksOf(point).length);
  for (const row of marksOf(found)) assert.ok(Math.ceil(row.at) >= from && Math.ceil(row.at) <= to);
  for (const layer of found.vconcat[0].layer) {
    assert.deepEqual(layer.encoding.x.axis.values, years.slice(1));
    assert.deepEqual(layer.encoding.x.scale.domain, x(found).scale.domain);
    assert.equal(layer.mark.clip ?? false, "x2" in layer.encoding);
  }
});

test("every value and label of the chosen years lies inside the axes", () => {
  for (const spec of [point, band, waiting]) {
    const all = yearsOf(spec);
    for (const from of all) {
      for (const to of all.filter((year) => year >= from)) {
        for (const panel of chosen(spec, from, to).vconcat) {
          const { x, y } = layerOf(panel, "marks").encoding;
          for (const { at, value } of [...rowsOf(panel, "marks"), ...rowsOf(panel, "labels")]) {
            assert.ok(at >= x.scale.domain[0] && at <= x.scale.domain[1], `${from}-${to}`);
            assert.ok(value >= y.scale.domain[0] && value <= y.scale.domain[1], `${from}-${to}`);
          }
        }
      }
    }
  }
});

test("a value of another year changes neither value nor words of those that stay", () => {
  const kept = new Map(marksOf(point).map((row) => [row.words, row.value]));
  for (const row of marksOf(chosen(point, years[1], years.at(-1)))) assert.equal(kept.get(row.words), row.value);
});

test("words that stand for a missing value stay for whatever years are chosen", () => {
  const all = yearsOf(waiting);
  const missing = (spec) => wordsOf(spec).filter(({ words }) => words.includes("待公布")).length;
  assert.ok(missing(waiting) > 0);
  for (const year of all) assert.equal(missing(chosen(waiting, year, year)), missing(waiting));
});

test("choosing years leaves the published chart as it was", () => {
  const before = JSON.stringify(point);
  chosen(point, years[1], years[1]);
  assert.equal(JSON.stringify(point), before);
});

test("the layers of a panel are found by name wherever they stand", () => {
  const [panel] = point.vconcat;
  const turned = { ...point, vconcat: [{ ...panel, layer: [...panel.layer].reverse() }] };
  for (const name of ["bands", "paths", "steps", "marks", "labels"]) {
    assert.equal(layerOf(turned.vconcat[0], name), layerOf(panel, name));
    assert.equal(layerOf(panel, name).name, `${name}_0`);
  }
  assert.deepEqual(yearsOf(turned), years);
  assert.deepEqual(marksOf(chosen(turned, years[1], years[1])), marksOf(chosen(point, years[1], years[1])));
});

test("the first label of each area names it once the label that did is gone", () => {
  const labels = [{ area: "甲", words: "2" }, { area: "甲", words: "3" }, { area: "乙", words: "4" }];
  assert.deepEqual(named(labels).map(({ words }) => words), ["甲 2", "3", "乙 4"]);
});

test("an area that any of its labels names is not named again", () => {
  const labels = [{ area: "甲", words: "目标 2" }, { area: "甲", words: "甲 1" }];
  assert.deepEqual(named(labels), labels);
});

test("words for a missing value neither name the others nor are named", () => {
  const labels = [{ area: "甲", words: "甲数值待公布", free: true }, { area: "甲", words: "目标 2", free: false }];
  assert.deepEqual(named(labels).map(({ words }) => words), ["甲数值待公布", "甲 目标 2"]);
});

test("an axis has room around its values, never beyond the whole one", () => {
  assert.deepEqual(around([4, 6], [0, 10]), [3.6, 6.4]);
  assert.deepEqual(around([0, 10], [0, 10]), [0, 10]);
  assert.deepEqual(around([5], [0, 10]), [3, 7]);
  assert.deepEqual(around([], [0, 10]), [0, 10]);
});

test("a narrower frame takes its pixels from every panel, and the page shows the title", () => {
  const found = fitted(point, 328, 640);
  assert.deepEqual(found.vconcat.map(({ width }) => width), point.vconcat.map(({ width }) => width - 312));
  assert.equal(found.title, undefined);
  assert.deepEqual(found.vconcat.map(({ title }) => title), found.vconcat.map(() => undefined));
  assert.ok(point.vconcat.at(-1).title.text.length > 0);
  assert.equal(point.title.text.length > 0, true);
});

test("an axis that begins elsewhere than at 0 is told of for the years that are shown", () => {
  const panel = (low) => ({ layer: [{ name: "marks_0", encoding: { y: { scale: { domain: [low, 9] } } } }] });
  assert.equal(axisNote({ vconcat: [panel(0), panel(-1)] }), "");
  assert.match(axisNote({ vconcat: [panel(0), panel(2)] }), /纵轴不从0开始/);
  assert.ok(band.vconcat.at(-1).title.text.includes(axisNote(band)));
});

test("ticks made for the whole axis are not kept for a part of it, and stay apart", () => {
  const { axis } = layerOf(chosen(point, years[0], years[1]).vconcat[0], "marks").encoding.y;
  assert.equal(axis.values, undefined);
  assert.ok(axis.tickMinStep > 0);
});

test("tones become the page's own and the picture's font becomes the page's", () => {
  const kit = { tones: { ground: "#ffffff", subject: "#015293" }, font: "Drawn" };
  const spec = { font: "Drawn", rows: [{ tone: "#015293", fill: "#ffffff", words: "Drawn #015293" }] };
  assert.deepEqual(dressed(spec, kit, "Shown"), {
    font: "Shown",
    rows: [{ tone: "var(--chart-subject)", fill: "var(--chart-ground)", words: "Drawn #015293" }],
  });
});

test("lines that were cut to a width are whole again, each fact a paragraph", () => {
  const title = { text: ["很长的", "指标"], subtitle: ["单位：%　数据截至：2026年"] };
  const below = { text: ["注意：纵轴不从0开始", "数据来源：甲局；", "乙局和丙局", "测试版，非正式发布", "网址：https://a.b/"] };
  const facts = ["数据来源：甲局；乙局和丙局", "测试版，非正式发布", "网址：https://a.b/"];
  assert.deepEqual(headings({ title, vconcat: [{}, { title: below }] }), ["很长的指标", "单位：%　数据截至：2026年", ...facts]);
});

test("a definition that cannot be had is an error and not a chart", async () => {
  await assert.rejects(specAt("chart.vl.json", async () => ({ ok: false, status: 404 })), /404/);
  assert.deepEqual(await specAt("a", async () => ({ ok: true, json: async () => ({ b: 1 }) })), { b: 1 });
});
