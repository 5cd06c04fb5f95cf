/** Answers as the search box of the theme shows them: one group a page, its best parts below it. */

import { MANNERS } from "./matcher.js";
import { escaped, marked, places, teaser } from "./marking.js";

export const KIND_WORDS = {
  indicator: "指标",
  project: "项目",
  chapter: "章节",
  section: "章节",
  page: "页面",
  paragraph: "正文",
  part: "",
};
const MOST_PAGES = 60;
const MOST_PARTS = 20;
const SHOWN_PARTS = 3;

/** The page of an address, without the place on it. */
export function page(location) {
  return location.split("#")[0];
}

/** The entry of each page as a whole. */
export function heads(entries) {
  return new Map(entries.filter(({ location }) => !location.includes("#")).map((entry) => [entry.location, entry]));
}

/** Groups of items, in the order of each page's best answer. */
export function groups(answers, heads) {
  const pages = new Map();
  for (const answer of answers) {
    const name = page(answer.entry.location);
    if (!pages.has(name)) pages.set(name, []);
    pages.get(name).push(answer);
  }
  return [...pages].slice(0, MOST_PAGES).map(([name, found], order) => group(heads.get(name), found, MOST_PAGES - order));
}

/** The page itself and the parts of it that answer. The theme shows the parts that score as much as the first. */
function group(head, found, score) {
  const own = found.find(({ entry }) => entry === head);
  const parts = found.filter((answer) => answer !== own).slice(0, MOST_PARTS);
  const items = parts.map((answer, order) => item(answer, score - (order < SHOWN_PARTS ? 0 : 0.5)));
  if (!head) return items;
  if (own === found[0]) return [item(own, score + 0.25), ...items.map((one) => ({ ...one, score: one.score + 0.25 }))];
  return [...items, item(own ?? { entry: head, matches: [], manner: MANNERS.exact }, score - 0.25)];
}

/** One answer for the theme: HTML, a score, and the words to highlight on the opened page. */
export function item({ entry, matches, manner }, score) {
  return {
    location: entry.location,
    title: `${label(entry, manner)}${titled(entry, matches)}${status(entry)}`,
    text: body(entry, matches),
    score,
    terms: Object.fromEntries(hits(entry, matches).map((word) => [word, true])),
    kind: entry.kind,
  };
}

function label({ kind }, manner) {
  const alike = manner === MANNERS.alike ? '<span class="find-alike">模糊音匹配</span>' : "";
  const word = KIND_WORDS[kind];
  return `${word ? `<span class="find-kind find-kind--${kind}">${word}</span>` : ""}${alike}`;
}

function titled(entry, matches) {
  const heading = entry.title || entry.note || "";
  return entry.title ? marked(heading, spans(entry.title, "title", entry, matches)) : escaped(heading);
}

function status({ status, style }) {
  return status ? ` <span class="status status--${style}">${escaped(status)}</span>` : "";
}

function body(entry, matches) {
  const named = matches.find(({ field }) => field === "alias");
  if (named) return `相关：“${marked(entry.aliases[named.at], [[named.start, named.end]])}”`;
  if (entry.text && (matches.some(({ field }) => field === "text") || !entry.note)) {
    return teaser(entry.text, spans(entry.text, "text", entry, matches));
  }
  return entry.title && entry.note ? escaped(entry.note) : "";
}

/** What is marked: the places found, and the same words wherever else they stand. */
function spans(text, field, entry, matches) {
  if (matches.length === 0) return [];
  const own = matches.filter((match) => match.field === field).map(({ start, end }) => [start, end]);
  return [...own, ...places(text, hits(entry, matches).filter((word) => Array.from(word).length > 1 || own.length === 0))];
}

/** The words that were found, as they stand in the texts. */
function hits(entry, matches) {
  const found = matches.map((match) => {
    const text = match.field === "alias" ? entry.aliases[match.at] : (entry[match.field] ?? "");
    return text.slice(match.start, match.end);
  });
  return [...new Set(found.filter(Boolean))];
}
