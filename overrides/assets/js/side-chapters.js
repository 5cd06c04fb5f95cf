/** 各章目录: beside a chapter, the menu of all chapters shows the current one without being moved by hand. */

import { onPage } from "./pages.js";

const ABOVE = 1 / 3;
/** Where in the menu the current chapter comes to stand. */

/** How far to move a menu so that an entry is seen; what is in view already stays where it is. */
export function scrolled({ top, height, scroll }, entry) {
  const isSeen = entry.top >= top && entry.top + entry.height <= top + height;
  return isSeen ? scroll : Math.max(0, scroll + entry.top - top - height * ABOVE);
}

function box(element) {
  const { top, height } = element.getBoundingClientRect();
  return { top, height, scroll: element.scrollTop };
}

function show() {
  const entry = document.querySelector('.page-side--chapters [aria-current="page"]');
  const menu = entry?.closest("nav");
  if (menu) menu.scrollTop = scrolled(box(menu), box(entry));
}

if (globalThis.document) {
  show();
  onPage(show);
}
