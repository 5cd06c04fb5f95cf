import assert from "node:assert/strict";
import { test } from "node:test";

import { scrolled } from "../../overrides/assets/js/side-chapters.js";

const menu = { top: 100, height: 300, scroll: 0 };

test("a chapter that is in view leaves the menu where it is", () => {
  assert.equal(scrolled(menu, { top: 100, height: 24 }), 0);
  assert.equal(scrolled({ ...menu, scroll: 50 }, { top: 376, height: 24 }), 50);
});

test("a chapter below or above the view comes to stand a third from the top", () => {
  assert.equal(scrolled(menu, { top: 1000, height: 24 }), 800);
  assert.equal(scrolled({ ...menu, scroll: 900 }, { top: -400, height: 24 }), 300);
});

test("the menu is never moved above its beginning", () => {
  assert.equal(scrolled({ ...menu, scroll: 20 }, { top: 90, height: 24 }), 0);
});
