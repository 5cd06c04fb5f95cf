/**
 * Frames of wide tables, which scroll sideways. Says in `data-more` on which sides columns are out of sight (before,
 * after), or nothing; the style sheet shows it.
 */

import { onPage } from "./pages.js";

/** The sides on which something is hidden, of a box that scrolls: a pixel more or less is no column. */
export function hiddenSides({ scrollLeft, clientWidth, scrollWidth }) {
  const sides = { before: scrollLeft > 1, after: scrollLeft + clientWidth < scrollWidth - 1 };
  return Object.keys(sides).filter((side) => sides[side]);
}

function show(frame) {
  frame.dataset.more = hiddenSides(frame).join(" ");
}

function watch() {
  const sizes = new ResizeObserver((changed) => changed.forEach(({ target }) => show(target)));
  for (const frame of document.querySelectorAll(".table-frame")) {
    frame.addEventListener("scroll", () => show(frame), { passive: true });
    sizes.observe(frame);
  }
}

if (globalThis.document) onPage(watch);
