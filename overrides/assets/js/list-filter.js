/**
 * <list-filter noun="项目" measure="个">: a list, filtered by the fields of its form without loading a page. What is wanted
 * stands in the address, so that it can be linked and is there again on the way back. All rows are in the page; without
 * this script the whole list shows and the form stays hidden. A row is whatever has data-status; the body of a table and
 * whatever has data-group goes with the last of its rows. A jump to what is not shown ends the filter.
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

  apply(remember) {
    const wanted = this.of((field) => field.value);
    let shown = 0;
    for (const row of this.rows) {
      row.hidden = !matches(row.dataset, wanted);
      shown += row.hidden ? 0 : 1;
    }
    for (const group of this.querySelectorAll(GROUPS)) {
      if (group.querySelector(ROWS)) group.hidden = !group.querySelector(`${ROWS}:not([hidden])`);
    }
    const words = counted(shown, this.rows.length, this.getAttribute("noun"), this.getAttribute("measure") ?? undefined);
    this.querySelector(".filter-count").textContent = words;
    this.querySelector(".filter-none").hidden = shown > 0;
    if (remember) history.replaceState(history.state, "", location.pathname + searchFor(wanted) + location.hash);
  }
}

globalThis.customElements?.define("list-filter", ListFilter);
