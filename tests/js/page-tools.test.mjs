import assert from "node:assert/strict";
import { test } from "node:test";

import { addressFor } from "../../overrides/assets/js/display-settings.js";
import { wanted } from "../../overrides/assets/js/page-tools.js";

test("the address asks for 长辈版 only where nothing else can remember it", () => {
  assert.equal(addressFor("https://a.example/p/?status=1#x", "elder", true, true), "https://a.example/p/?status=1#x");
  assert.equal(addressFor("https://a.example/p/#x", "elder", true, false), "https://a.example/p/?elder=1#x");
  assert.equal(addressFor("https://a.example/p/?elder=1", "elder", false, true), "https://a.example/p/");
});

test("a page fetches the files of the parts that it holds, and no others", () => {
  const parts = { "part-a": "./a.js", "part-b": "./b.js" };
  assert.deepEqual(wanted((name) => name === "part-b", parts), ["./b.js"]);
  assert.deepEqual(wanted(() => null, parts), []);
});
