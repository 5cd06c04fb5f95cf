/** Reading a picture: which points a place means, and where a key leads. No DOM is needed. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { nearest, step } from "../../overrides/assets/js/chart-reader.js";

const SCRIPT = new URL("../../overrides/assets/js/chart-reader.js", import.meta.url);
const dot = (x, y) => ({ x: x - 4, y: y - 4, width: 8, height: 8 });
const area = { x: 100, y: 0, width: 80, height: 60 };

test("the script is at most 4 kB as sent", async () => {
  assert.ok((await readFile(SCRIPT)).length <= 4096);
});

test("a place means the nearest point within a finger's width", () => {
  const points = [dot(0, 0), dot(60, 0)];
  assert.deepEqual(nearest(points, 10, 0), [0]);
  assert.deepEqual(nearest(points, 40, 0), [1]);
  assert.deepEqual(nearest(points, 60, 47), [1]);
});

test("a place out of reach of every point means none", () => {
  assert.deepEqual(nearest([dot(0, 0)], 60, 0), []);
  assert.deepEqual(nearest([], 0, 0), []);
});

test("points that lie on each other are read together, neighbours are not", () => {
  assert.deepEqual(nearest([dot(0, 0), dot(10, 0), dot(1, 1)], 0, 0), [0, 2]);
});

test("an area yields to a point near by and is read elsewhere inside it", () => {
  const boxes = [area, dot(140, 20)];
  assert.deepEqual(nearest(boxes, 130, 20), [1]);
  assert.deepEqual(nearest(boxes, 176, 56), [0]);
});

test("arrows walk the points in order and stop at the ends", () => {
  assert.equal(step("ArrowRight", -1, 3), 0);
  assert.equal(step("ArrowDown", 0, 3), 1);
  assert.equal(step("ArrowRight", 2, 3), 2);
  assert.equal(step("ArrowLeft", 2, 3), 1);
  assert.equal(step("ArrowUp", 0, 3), 0);
  assert.equal(step("ArrowLeft", -1, 3), 0);
});

test("Home and End lead to the first and the last point", () => {
  assert.equal(step("Home", 2, 3), 0);
  assert.equal(step("End", -1, 3), 2);
});

test("other keys do not move", () => {
  for (const key of ["Tab", "Enter", "a", "Escape", "toString"]) assert.equal(step(key, 0, 3), undefined);
});
