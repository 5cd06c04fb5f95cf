/** Keys while an input method is at work. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isComposing } from "../../../overrides/assets/js/search/box.js";
import { summary } from "../../../overrides/assets/js/search/summary.js";

test("Enter that ends a composition is the input method's, whichever event comes first", () => {
  assert.ok(isComposing({ key: "Enter", isComposing: true, keyCode: 229 }, { isComposing: true }));
  assert.ok(isComposing({ key: "Enter", isComposing: false, keyCode: 229 }, { isComposing: false }));
  assert.ok(isComposing({ key: "Enter", isComposing: false, keyCode: 13 }, { isComposing: true }));
});

test("Enter after it is the reader's", () => {
  assert.equal(isComposing({ key: "Enter", isComposing: false, keyCode: 13 }, {}), false);
});

test("that a search failed is said", () => {
  assert.match(summary({ query: "x", state: "failed", understood: "", near: [] }, []), /出错/);
});
