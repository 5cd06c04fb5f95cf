/** <search-results>, on the search page: the results of the box, below the form, where they stay when it closes. */

import { result, summary } from "./summary.js";

/** The results of a query as HTML: a sentence, then one item a page with its best parts. */
export function listed(found, items, home) {
  const pages = items.map((group) => `<li>${[...group].sort(byPage).map((item) => result(item, home)).join("")}</li>`);
  const near = items.length === 0 ? found.near.map((item) => `<li>${result(item, home)}</li>`) : [];
  return { summary: summary(found, items), html: [...pages, ...near].join("") };
}

function byPage(one, other) {
  return one.location.includes("#") - other.location.includes("#");
}

class SearchResults extends (globalThis.HTMLElement ?? Object) {
  show(found, items, home) {
    this.hidden = found.state === "asked";
    if (this.hidden) return;
    const { summary: said, html } = listed(found, items, home);
    this.say(said);
    this.list.innerHTML = html;
  }

  /** Says why there is no answer; the lists stand below. */
  fail(words) {
    this.hidden = false;
    this.say(words);
    this.list.replaceChildren();
  }

  /** A sentence above the list, which screen readers announce. */
  say(words) {
    if (!this.list) {
      this.sentence = Object.assign(document.createElement("p"), { className: "search-said" });
      this.sentence.setAttribute("role", "status");
      this.list = document.createElement("ol");
      this.replaceChildren(this.sentence, this.list);
    }
    this.sentence.textContent = words;
  }
}

globalThis.customElements?.define("search-results", SearchResults);
