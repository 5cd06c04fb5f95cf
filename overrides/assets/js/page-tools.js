/**
 * Loaded by every page, as one file with all that it imports here. Starts the tools in the header, and fetches the script
 * of each custom element that the page holds. The script of 朗读 is fetched when its button is first pressed.
 */

import "./color-scheme.js";
import "./current-heading.js";
import "./display-settings.js";
import "./folds.js";
import { start as startNavigation } from "./navigation.js";
import { onPage } from "./pages.js";
import "./side-chapters.js";
import "./table-frame.js";
import { holdBehindSearch, isSearchOpen, openSearch, skipLink } from "./theme/contact.js";

/** The first page of the site, from which the search counts its addresses. */
const HOME = new URL("../../", import.meta.url);
const OPENING_KEYS = ["/", "s", "f"];
const TYPING = "input, select, textarea, [contenteditable]";

const PARTS = {
  "list-filter": "./list-filter.js",
  "chart-reader": "./chart-reader.js",
  "interactive-chart": "./interactive-chart.js",
  "copy-line": "./copy-line.js",
  "cite-box": "./citation.js",
  "reading-place": "./reading-place.js",
};

/** The files to import; `holds` says whether the page has an element of a name or a selector. */
export function wanted(holds, parts = PARTS) {
  return Object.keys(parts)
    .filter(holds)
    .map((name) => parts[name]);
}

/** The edge of every sheet names the page's address: a margin box reads it from the root element alone. */
class SitePaper extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    document.documentElement.style.setProperty("--paper-place", JSON.stringify(this.dataset.place));
  }
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
    onPage(() => this.open(false));
  }

  open(wide) {
    document.documentElement.toggleAttribute("data-menu", wide);
    this.button.setAttribute("aria-expanded", `${wide}`);
  }
}

/**
 * 搜索: the box opens when it gets the focus, by itself, by a key or by an address that asks something. What answers is
 * fetched only then.
 */
export class SiteSearch extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.box = this.querySelector("input");
    this.box.addEventListener("focus", () => (ownBox() ? ownBox().focus() : this.attend()));
    onPage(() => ownBox()?.addEventListener("focus", () => this.load()));
    this.box.form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", ({ target }) => target.closest("a") && openSearch(false));
    this.querySelector("label").addEventListener("click", (event) => {
      event.preventDefault();
      this.box.focus();
    });
    addEventListener("keydown", (event) => this.press(event));
    this.answer(new URLSearchParams(location.search));
  }

  /** An address may ask something, or say what was found. */
  answer(asked) {
    if (asked.has("q") && ownBox()) {
      ownBox().value = asked.get("q");
      this.load();
    } else if (asked.has("q")) {
      this.box.value = asked.get("q");
      this.box.focus();
    } else if (asked.has("h")) {
      style();
      import("./search/highlight.js").then(({ highlight }) => highlight());
    } else if (document.activeElement === this.box) this.attend();
  }

  attend() {
    openSearch(true);
    this.load();
  }

  load() {
    if (this.isAttended) return;
    this.isAttended = true;
    style();
    import("./search/box.js").then(({ attend }) => attend(this, HOME), () => {
      this.isAttended = false;
      this.querySelector("[role=status]").textContent = "搜索没有加载成功，请刷新网页再试。";
    });
  }

  press(event) {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (["Escape", "Tab"].includes(event.key) && !event.isComposing && this.contains(document.activeElement)) {
      openSearch(false);
      this.box.blur();
    }
    if (OPENING_KEYS.includes(event.key) && !isSearchOpen() && !document.activeElement?.matches(TYPING)) {
      event.preventDefault();
      const box = ownBox() ?? this.box;
      box.focus();
      box.select();
    }
  }
}

/** The box of the page of the search. Where it stands it is the only one: answers over answers help nobody. */
function ownBox() {
  return document.getElementById("search-words");
}

/** The style of what was found, once. */
function style() {
  const href = new URL("assets/css/search.css", HOME).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

async function listen(event) {
  const element = event.currentTarget.closest("read-aloud");
  await import("./read-aloud.js");
  element.toggle();
}

/** Moves the focus to the target of the skip link: some browsers and screen readers would only scroll. */
function skip(event) {
  const link = skipLink(event.target);
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}

function start() {
  document.addEventListener("click", skip);
  customElements.define("site-paper", SitePaper);
  customElements.define("site-menu", SiteMenu);
  customElements.define("site-search", SiteSearch);
  holdBehindSearch();
  startNavigation(HOME);
  document.querySelector("read-aloud [data-do=toggle]")?.addEventListener("click", listen, { once: true });
  const load = () => wanted((name) => document.querySelector(name)).forEach((file) => import(file));
  onPage(load);
}

if (globalThis.document) start();
