/**
 * The tools in the header of every page, and whatever a page needs beyond them: each part is a custom element in a file
 * of its own, fetched by pages that hold it, and 朗读 only when somebody wants to listen.
 */

import "./display-settings.js";

const PARTS = {
  "project-filter": "./project-filter.js",
  "chart-reader": "./chart-reader.js",
  "interactive-chart": "./interactive-chart.js",
  "copy-line": "./copy-line.js",
  "cite-box": "./citation.js",
};

/** The files of the parts that a page holds, given a way to ask for an element. */
export function wanted(holds, parts = PARTS) {
  return Object.keys(parts)
    .filter(holds)
    .map((name) => parts[name]);
}

/** 菜单: on narrow screens the sections of the site fold behind one button; without scripts they are simply there. */
class SiteMenu extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.open(this.button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.button.getAttribute("aria-expanded") !== "true") return;
      this.open(false);
      this.button.focus();
    });
    globalThis.document$?.subscribe(() => this.open(false));
  }

  open(wide) {
    document.documentElement.toggleAttribute("data-menu", wide);
    this.button.setAttribute("aria-expanded", `${wide}`);
  }
}

async function listen(event) {
  const element = event.currentTarget.closest("read-aloud");
  await import("./read-aloud.js");
  element.toggle();
}

/** The focus itself follows the skip link, for browsers and readers that would only scroll. */
function skip(event) {
  const link = event.target.closest?.(".md-skip");
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}

function start() {
  document.addEventListener("click", skip);
  customElements.define("site-menu", SiteMenu);
  document.querySelector("read-aloud [data-do=toggle]")?.addEventListener("click", listen, { once: true });
  const load = () => wanted((name) => document.querySelector(name)).forEach((file) => import(file));
  if (globalThis.document$) globalThis.document$.subscribe(load);
  else load();
}

if (globalThis.document) start();
