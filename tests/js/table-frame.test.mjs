import assert from "node:assert/strict";
import test from "node:test";

import { hiddenSides } from "../../overrides/assets/js/table-frame.js";

test("a frame knows on which sides columns are out of sight", () => {
  const frame = (scrollLeft) => ({ scrollLeft, clientWidth: 300, scrollWidth: 700 });
  assert.deepEqual(hiddenSides(frame(0)), ["after"]);
  assert.deepEqual(hiddenSides(frame(200)), ["before", "after"]);
  assert.deepEqual(hiddenSides(frame(400)), ["before"]);
  assert.deepEqual(hiddenSides({ scrollLeft: 0, clientWidth: 300, scrollWidth: 300 }), []);
});

test("half a pixel is no column", () => {
  assert.deepEqual(hiddenSides({ scrollLeft: 0.5, clientWidth: 300, scrollWidth: 301 }), []);
});
