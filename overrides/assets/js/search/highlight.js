/** On a page opened from a result: highlights the words that were found, which the address names in `?h=`. */

import { text as textOf } from "../theme/contact.js";
import { places } from "./marking.js";

/** The words that an address says were found. */
export function foundWords(search) {
  const words = (new URLSearchParams(search).get("h") ?? "").split(/\s+/).filter(Boolean);
  return [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, 10);
}

/** Marks the found words: inside the place that the address leads to, or in the whole text. */
export function highlight(page = document, address = location) {
  const words = foundWords(address.search);
  for (const old of page.querySelectorAll("mark.found")) old.replaceWith(...old.childNodes);
  if (words.length === 0) return;
  const id = decodeURIComponent(address.hash.slice(1));
  const place = id && page.getElementById(id);
  const root = place && !/^H[1-6]$/.test(place.tagName) ? place : textOf(page);
  if (!root) return;
  root.normalize();
  const reader = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (reader.nextNode()) if (!reader.currentNode.parentElement.closest("script, style, svg")) texts.push(reader.currentNode);
  for (const text of texts) mark(text, places(text.data, words));
}

function mark(text, spans) {
  for (const [start, end] of spans.reverse()) {
    const hit = text.splitText(start);
    hit.splitText(end - start);
    const shown = hit.ownerDocument.createElement("mark");
    shown.className = "found";
    hit.replaceWith(shown);
    shown.append(hit);
  }
}
