/** Which links swap pages, and which are left to the browser; light and dark; the heading where the reader is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { asked } from "../../overrides/assets/js/color-scheme.js";
import { current } from "../../overrides/assets/js/current-heading.js";
import { isPlain, leadsTo } from "../../overrides/assets/js/navigation.js";

const HOME = new URL("https://a.example/portal/plan/");
const HERE = new URL("https://a.example/portal/plan/projects/?status=1");

function lead(address, here = HERE, home = HOME) {
  return leadsTo(new URL(address, here), here, home);
}

test("links to other pages of the site swap pages, with whatever follows the path", () => {
  for (const address of ["../", "../indicators/", "1-3/", "../indicators/x/#a", "../chapters/1/?h=x#1-p2"]) {
    assert.equal(lead(address), "page", address);
  }
});

test("files, other sites, other parts of the host and mail are left to the browser", () => {
  const others = ["../data/a.csv", "https://b.example/portal/plan/x/", "https://a.example/portal/", "mailto:a@b.example", "javascript:x/"];
  for (const address of others) assert.equal(lead(address), "", address);
  const file = new URL("file:///site/indicators/");
  assert.equal(lead("../projects/", file, new URL("file:///site/")), "");
});

test("a jump within the page is left to the browser, other words to mark are not, other filters are", () => {
  assert.equal(lead("#x"), "");
  assert.equal(lead("?status=1#x"), "");
  assert.equal(lead("?status=2"), "");
  assert.equal(lead("?h=x#1"), "same");
});

function link(attributes = {}) {
  return { target: attributes.target ?? "", hasAttribute: (name) => name in attributes };
}

test("only a plain click on a plain link counts", () => {
  assert.ok(isPlain({ button: 0 }, link()));
  for (const key of ["metaKey", "ctrlKey", "shiftKey", "altKey", "defaultPrevented"]) {
    assert.ok(!isPlain({ button: 0, [key]: true }, link()), key);
  }
  assert.ok(!isPlain({ button: 1 }, link()));
  assert.ok(!isPlain({ button: 0 }, link({ download: "" })));
  assert.ok(!isPlain({ button: 0 }, link({ target: "_blank" })));
});

test("the scheme that the system asks for is shown at first, and the first one where it asks for none", () => {
  assert.equal(asked(["light", "dark"], (query) => query === "dark"), 1);
  assert.equal(asked(["light", "dark"], () => false), 0);
});

test("the last heading that was reached is where the reader is, at the end of the page the last of all", () => {
  assert.equal(current([100, 500, 900], false), -1);
  assert.equal(current([-40, 30, 900], false), 1);
  assert.equal(current([-40, 30, 900], true), 2);
});
