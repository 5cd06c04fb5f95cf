/**
 * 浅色和深色 (light and dark): the button in the header. Which of the two shows at first, `page/scheme.html` decides before
 * the page is drawn: the reader's choice, or what the system asks for. Only a choice is kept.
 */

import { isSchemeKept, keepScheme, schemes, showScheme, shownScheme } from "./theme/contact.js";

/** What the keys do that press a button. */
const PRESSING = ["Enter", " "];

/** The index of the first scheme that the system asks for; the first of all where it asks for none. */
export function asked(queries, isMet) {
  return Math.max(0, queries.findIndex(isMet));
}

function choose(index) {
  showScheme(index);
  keepScheme(index);
}

function follow() {
  const queries = schemes().map((one) => one.dataset.mdColorMedia);
  if (!isSchemeKept()) showScheme(asked(queries, (query) => matchMedia(query).matches));
}

function press(event) {
  if (!PRESSING.includes(event.key)) return;
  event.preventDefault();
  const all = schemes();
  const next = (shownScheme() + 1) % all.length;
  choose(next);
  all[next].focus();
}

if (globalThis.document && schemes().length) {
  schemes().forEach((one, index) => {
    one.addEventListener("change", () => choose(index));
    one.addEventListener("keydown", press);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
}
