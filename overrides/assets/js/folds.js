/** Folded parts: they open where an address leads into one, and on paper, where nobody can open them. */

import { onPage } from "./pages.js";
import { text } from "./theme/contact.js";

let opened = [];

function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

function unfold() {
  opened = [...text(document).querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
}

function fold() {
  for (const details of opened) details.open = false;
  opened = [];
}

if (globalThis.document) {
  onPage(reveal);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
}
