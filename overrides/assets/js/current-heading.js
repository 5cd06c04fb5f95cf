/** 本页内容: beside the text, on wide screens, the heading that the reader has come to is marked. */

import { onPage } from "./pages.js";
import { headingLinks, markHeading } from "./theme/contact.js";

const LINE = 60;
/** Pixels below the top of the window: a heading above this line has been reached. */

/** The index of the last heading above the line; at the end of the page the last of all; −1 above the first. */
export function current(tops, isEnd, line = LINE) {
  if (isEnd) return tops.length - 1;
  return tops.filter((top) => top <= line).length - 1;
}

let links = [];
let isPending = false;

function mark() {
  isPending = false;
  if (!links.length || !links[0][0].offsetParent) return;
  const { scrollHeight, clientHeight } = document.documentElement;
  const isEnd = scrollY > 0 && scrollY + clientHeight >= scrollHeight - 1;
  const here = current(links.map(([, heading]) => heading.getBoundingClientRect().top), isEnd);
  links.forEach(([link], index) => markHeading(link, index === here));
}

function later() {
  if (!isPending) requestAnimationFrame(mark);
  isPending = true;
}

function find() {
  links = headingLinks()
    .map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
    .filter(([, heading]) => heading);
  later();
}

if (globalThis.document) {
  onPage(find);
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
}
