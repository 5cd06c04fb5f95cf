/**
 * <list-filter noun="项目" measure="个">: a list, filtered by the fields of its form without loading a page. What is wanted
 * stands in the address, so that it can be linked and is there again on the way back. All rows are in the page; without
 * this script the whole list shows and the form stays hidden. A row is whatever has data-status; the body of a table and
 * whatever has data-group goes with the last of its rows. A jump to what is not shown ends the filter.
 *
 * Of a list that is cut into pages the first holds the form; `further` are the addresses of the others, whose rows are
 * fetched when somebody filters, so that a filter finds what stands on any page.
 */

/** Between the values of a fact that has several. */
const BETWEEN = "|";

/** Whether a row with these facts has the wanted values; an empty value allows all. */
export function matches(facts, wanted) {
  return Object.entries(wanted).every(([field, value]) => !value || (facts[field] ?? "").split(BETWEEN).includes(value));
}

/** The wanted values in the query of an address, of the fields and values that are `allowed`; others are dropped. */
export function wantedFrom(search, allowed) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(allowed).map(([field, values]) => {
      const value = query.get(field) ?? "";
      return [field, values.includes(value) ? value : ""];
    }),
  );
}

/** The query of an address for the wanted values, in the order of the form. */
export function searchFor(wanted) {
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  return `${query}` ? `?${query}` : "";
}

/** How many rows show, in words. */
export function counted(shown, all, noun, measure = "个") {
  return shown === all ? `共 ${all} ${measure}${noun}` : `符合条件的${noun} ${shown} ${measure}，共 ${all} ${measure}`;
}

const ROWS = "[data-status]";
const GROUPS = "tbody, [data-group]";

class ListFilter extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.form = this.querySelector(".filter-form");
    if (!this.form) return;
    this.rows = [...this.querySelectorAll(ROWS)];
    this.own = new Set(this.rows);
    this.further = (this.getAttribute("further") ?? "").split(" ").filter(Boolean);
    this.page = this.querySelector(".filter-count").textContent;
    this.fields = [...this.form.querySelectorAll("select")];
    this.form.hidden = false;
    this.form.addEventListener("change", () => this.apply(true));
    this.form.addEventListener("reset", () => setTimeout(() => this.apply(true)));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.again = () => this.read();
    addEventListener("pageshow", this.again);
    addEventListener("popstate", this.again);
    this.jumped = () => this.uncover(location.hash);
    addEventListener("hashchange", this.jumped);
    this.read();
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.again);
    removeEventListener("popstate", this.again);
    removeEventListener("hashchange", this.jumped);
  }

  /** Ends the filter where it hides what a hash names. */
  uncover(hash) {
    const found = hash && this.querySelector(`#${CSS.escape(decodeURIComponent(hash.slice(1)))}`);
    if (!found?.closest("[hidden]")) return;
    for (const field of this.fields) field.value = "";
    this.apply(true);
    found.scrollIntoView();
  }

  /** The form and the list as the address says. */
  read() {
    const allowed = this.of((field) => [...field.options].map((option) => option.value));
    const wanted = wantedFrom(location.search, allowed);
    for (const field of this.fields) field.value = wanted[field.name];
    this.apply(false);
  }

  of(value) {
    return Object.fromEntries(this.fields.map((field) => [field.name, value(field)]));
  }

  /** The rows of a long list's other pages, behind those of this one; their links lead where they led there. */
  async fetchFurther() {
    const here = location.href.split(/[?#]/)[0];
    const bodies = [];
    for (const address of this.further.map((page) => new URL(page, here))) {
      const answer = await fetch(address, { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const link of page.querySelectorAll("list-filter a[href]")) {
        link.href = new URL(link.getAttribute("href"), address).href;
      }
      bodies.push(...page.querySelectorAll("list-filter tbody"));
    }
    this.querySelector("table").append(...bodies);
    this.rows = [...this.querySelectorAll(ROWS)];
  }

  /** What stands above the list: of one page of a long list, whether the others were read. */
  said(words, isFiltered) {
    if (this.further.length === 0) return words;
    if (!isFiltered) return this.page;
    if (this.own.size < this.rows.length) return words;
    return this.isPartial ? `其余各页没有读到，只筛选了本页：${words}` : "正在读取其余各页…";
  }

  apply(remember) {
    const wanted = this.of((field) => field.value);
    const isFiltered = Object.values(wanted).some(Boolean);
    if (isFiltered && this.further.length > 0 && !this.fetching) {
      this.fetching = this.fetchFurther()
        .catch(() => (this.isPartial = true))
        .finally(() => this.apply(false));
    }
    let shown = 0;
    for (const row of this.rows) {
      row.hidden = !matches(row.dataset, wanted) || (!isFiltered && !this.own.has(row));
      shown += row.hidden ? 0 : 1;
    }
    for (const group of this.querySelectorAll(GROUPS)) {
      if (group.querySelector(ROWS)) group.hidden = !group.querySelector(`${ROWS}:not([hidden])`);
    }
    const words = counted(shown, this.rows.length, this.getAttribute("noun"), this.getAttribute("measure") ?? undefined);
    this.querySelector(".filter-count").textContent = this.said(words, isFiltered);
    this.querySelector(".filter-none").hidden = shown > 0;
    const pager = this.querySelector(".pager");
    if (pager) pager.hidden = isFiltered && this.own.size < this.rows.length;
    if (remember) history.replaceState(history.state, "", location.pathname + searchFor(wanted) + location.hash);
  }
}

globalThis.customElements?.define("list-filter", ListFilter);
