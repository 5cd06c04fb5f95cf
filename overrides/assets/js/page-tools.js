/**
 * Loaded by every page. Starts the tools in the header, and imports the script of each custom element that the page
 * holds. The script of 朗读 is imported when its button is first pressed.
 */

import "./display-settings.js";

const PARTS = {
  "project-filter": "./project-filter.js",
  "chart-reader": "./chart-reader.js",
  "interactive-chart": "./interactive-chart.js",
  "copy-line": "./copy-line.js",
  "cite-box": "./citation.js",
};

/** The files to import; `holds` says whether the page has an element of a name. */
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

/** Moves the focus to the target of the skip link: some browsers and screen readers would only scroll. */
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
