/** Every sheet is read by Safari 15.0 and Chrome 90: what is newer is not used, or leaves the page whole without it. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../overrides");
const TEMPLATES = join(ROOT, "../hooks/plansite");

/** What either of the two drops, with the rule or the page's shape: what it is called, how it is seen and written. */
const NEWER = [
  ["layers", /@layer\b/, "@layer base { a { color: red; } }"],
  ["containers", /@container\b|\bcontainer(?:-type|-name)?\s*:/, "@container (width > 9em) { a { color: red; } }"],
  ["registered properties", /@property\b/, "@property --a { syntax: '*'; }"],
  ["scopes", /@scope\b/, "@scope (.a) { b { color: red; } }"],
  ["beginning styles", /@starting-style\b/, "@starting-style { a { color: red; } }"],
  ["nested rules", /[;{]\s*&|\}\s*&/, ".a { &:hover { color: red; } }"],
  ["mixed colours", /\bcolor-mix\(/, "a { color: color-mix(in srgb, red, blue); }"],
  ["colours of other spaces", /\b(?:oklch|oklab|lch|lab|color|hwb|light-dark)\(/, "a { color: oklch(1 0 0); }"],
  ["heights of what is seen", /\d[sld]v(?:h|w|i|b|min|max)\b/, "a { height: 100dvh; }"],
  ["units of lines and letters", /\d(?:r?lh|r?cap|r?ic|rch|rex)\b/, "a { height: 2lh; }"],
  ["ranges of widths", /@media[^{]*[<>]/, "@media (width >= 9em) { a { color: red; } }"],
  ["grids of grids", /\bsubgrid\b/, "a { grid-template-rows: subgrid; }"],
  ["children of a kind", /:nth-(?:last-)?child\([^)]*\bof\b/, "li:nth-child(2 of .a) { color: red; }"],
  ["states of forms", /:user-(?:in)?valid\b|:popover-open\b|:modal\b/, "input:user-invalid { color: red; }"],
  ["movements by themselves", /(?:^|[;{\s])(?:translate|rotate|scale)\s*:/, "a { translate: 1px; }"],
  ["arithmetic", /\b(?:round|mod|rem|sin|cos|tan|pow|sqrt|hypot|exp|abs|sign)\(/, "a { width: round(1px, 2px); }"],
  ["anchors", /\b(?:anchor|anchor-size)\(|position-anchor\s*:/, "a { top: anchor(bottom); }"],
  ["sets of pictures", /(?<![\w-])image-set\(/, "a { background: image-set('a.png' 1x); }"],
];

/** Properties that one of the two knows by a longer name only, which stands before the plain one. */
const PREFIXED = ["mask", "mask-image", "mask-size", "mask-repeat", "mask-position", "print-color-adjust", "user-select", "backdrop-filter", "appearance"];

const RULE = /([^{}]+)\{([^{}]*)\}/g;

/** All sheets, and the styles that stand in templates, without comments. */
function sheets() {
  const found = [];
  for (const folder of [ROOT, TEMPLATES]) {
    for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
      if (!/\.(?:css|html)$/.test(name)) continue;
      const text = readFileSync(join(folder, name), "utf8");
      const styles = name.endsWith(".css") ? [text] : Array.from(text.matchAll(/<style[^>]*>([^]*?)<\/style>/g), ([, style]) => style);
      found.push(...styles.map((style) => ({ name, style: style.replace(/\/\*[^]*?\*\/|\{[{%#][^]*?[}%#]\}/g, " ") })));
    }
  }
  return found;
}

function rules() {
  return sheets().flatMap(({ name, style }) =>
    Array.from(style.matchAll(RULE), ([, selector, block]) => ({ name, selector: selector.trim(), block })),
  );
}

/** The selectors of a list, which a browser drops together if it does not know one of them. */
function apart(list) {
  const found = [""];
  let depth = 0;
  for (const sign of list) {
    depth += { "(": 1, ")": -1 }[sign] ?? 0;
    if (sign === "," && depth === 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found.map((one) => one.trim());
}

/** A selector without what stands in a list that forgives: ``:is(.a, :has(b))`` means ``.a`` where has is unknown. */
function strict(selector) {
  return selector.replace(/:(?:is|where)\(((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*)\)/g, (whole, list) =>
    apart(list).every((one) => one.includes(":has(")) ? whole : "",
  );
}

for (const [name, pattern, sample] of NEWER) {
  test(`no sheet uses what is newer: ${name}`, () => {
    assert.match(sample, pattern);
    assert.deepEqual(sheets().filter(({ style }) => pattern.test(style)).map(({ name: file }) => file), []);
  });
}

test("a selector that only newer browsers know takes no other with it", () => {
  assert.deepEqual(apart("a:is(b, c), d"), ["a:is(b, c)", "d"]);
  assert.equal(strict("a:is(.b, :has(c:nth-child(6))) d"), "a d");
  for (const newer of [":has(", ":focus-visible"]) {
    const taken = rules().filter(({ selector }) => {
      const parts = apart(selector).map((one) => strict(one).includes(newer));
      return parts.some(Boolean) && !parts.every(Boolean);
    });
    assert.deepEqual(taken.map(({ name, selector }) => `${name}: ${selector}`), []);
  }
});

test("nothing hides the ring of a focus from browsers that do not tell keys from pointers", () => {
  const hidden = rules().filter(({ selector, block }) => /:focus(?!-|:not\(:focus-visible\))/.test(selector) && /outline\s*:\s*(?:0|none)/.test(block));
  assert.deepEqual(hidden.map(({ selector }) => selector), []);
});

test("a property that is known by a longer name stands under both", () => {
  for (const { name, selector, block } of rules()) {
    const declared = block.split(";").map((one) => one.split(":")[0].trim());
    for (const property of PREFIXED.filter((one) => declared.includes(one))) {
      assert.ok(declared.includes(`-webkit-${property}`), `${name}: ${selector} { ${property} }`);
    }
  }
});

test("long words are broken by the older value too", () => {
  const broken = rules().filter(({ block }) => /overflow-wrap:\s*anywhere/.test(block));
  assert.ok(broken.length > 5);
  for (const { name, selector, block } of broken) {
    const isInherited = apart(selector).every((one) => one.includes(".md-typeset"));
    assert.ok(isInherited || /overflow-wrap:\s*break-word;\s*overflow-wrap:\s*anywhere/.test(block), `${name}: ${selector}`);
  }
});

test("a sign that is not read aloud is written for browsers that read it too", () => {
  const silent = rules().filter(({ block }) => /content:\s*"[^"]*"\s*\//.test(block));
  assert.ok(silent.length > 5);
  for (const { name, selector, block } of silent) {
    assert.match(block, /content:\s*("[^"]*");[^;]*content:\s*\1\s*\//, `${name}: ${selector}`);
  }
});

test("sheets and styles of templates are read", () => {
  assert.ok(sheets().length > 20);
  assert.ok(rules().length > 300);
});
