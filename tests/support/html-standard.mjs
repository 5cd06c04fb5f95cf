/**
 * Reads names of pages from standard input, one a line, and answers each with a line of JSON: what breaks the HTML
 * standard on it, as html-validate reads it. One process for many pages, because starting takes longer than reading one.
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = JSON.parse(readFileSync(new URL("../../.htmlvalidate.json", import.meta.url), "utf-8"));
const judge = new HtmlValidate(new StaticConfigLoader(config));

for await (const path of createInterface({ input: process.stdin })) {
  const report = await judge.validateString(readFileSync(path, "utf-8"), path);
  const messages = report.results.flatMap((result) => result.messages);
  const told = messages.map(({ line, ruleId, message, selector }) => ({ line, ruleId, message, selector }));
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
