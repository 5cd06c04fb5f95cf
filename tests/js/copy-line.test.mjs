/** The address in code to paste. No DOM is needed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { withAddress } from "../../overrides/assets/js/copy-line.js";

const UNKNOWN = "https://本站网址/";

test("the module loads where there is no document", () => {
  assert.equal(globalThis.document, undefined);
});

test("the placeholder becomes the address of the site, wherever the page stands", () => {
  const code = `read("${UNKNOWN}data/a.csv")`;
  assert.equal(withAddress(code, UNKNOWN, "https://x.cn/data/", "../"), 'read("https://x.cn/data/a.csv")');
  assert.equal(withAddress(code, UNKNOWN, "https://x.cn/p/q/data/", "../"), 'read("https://x.cn/p/q/data/a.csv")');
  assert.equal(withAddress(code, UNKNOWN, "http://127.0.0.1:8000/data/?a=1#b", "../"), 'read("http://127.0.0.1:8000/data/a.csv")');
});

test("every placeholder is replaced", () => {
  assert.equal(withAddress(`${UNKNOWN}a ${UNKNOWN}b`, UNKNOWN, "https://x.cn/data/", "../"), "https://x.cn/a https://x.cn/b");
});

test("an address that the owner configured stays", () => {
  assert.equal(withAddress("https://y.cn/data/a.csv", "", "https://x.cn/data/", "../"), "https://y.cn/data/a.csv");
});
