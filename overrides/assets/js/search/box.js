/**
 * Adds to the theme's search box what it lacks: support of input methods, the number of results as words that screen
 * readers announce, and links to the lists when there are none.
 */

import { highlight } from "./highlight.js";
import "./page.js";
import { linksFor, summary } from "./summary.js";

/** Sets up the box; called once, when it is first focused. */
export function attend(worker, home) {
  const box = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  const after = document.createElement("div");
  after.className = "find-after md-typeset";
  list.after(after);
  box.placeholder = "汉字、拼音或首字母";
  meta.setAttribute("role", "status");
  whole(box);
  worker.addEventListener("error", () => {
    meta.textContent = "搜索没有加载成功，请刷新网页再试。";
    after.innerHTML = linksFor(home);
  });
  window.component$.subscribe(({ found, items }) => {
    if (!found) return;
    meta.textContent = summary(found, items);
    meta.dataset.asked = found.query;
    after.innerHTML = found.state === "none" ? linksFor(home, found.near) : "";
    for (const page of document.querySelectorAll("search-results")) page.show?.(found, items, home);
  });
  window.document$.subscribe(() => highlight());
  window.location$.subscribe(() => highlight());
}

/**
 * The theme searches at every keyup. While an input method composes it must not; after all other changes it must, also
 * where no key was pressed.
 */
function whole(box) {
  let isComposing = false;
  const again = () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  const held = (event) => {
    if (isComposing || event.isComposing) event.stopPropagation();
  };
  box.addEventListener("compositionstart", () => (isComposing = true));
  box.addEventListener("compositionend", () => {
    isComposing = false;
    again();
  });
  box.addEventListener("input", (event) => {
    if (!isComposing && !event.isComposing) again();
  });
  for (const type of ["keyup", "keydown"]) box.form.addEventListener(type, held, true);
}
