/**
 * <project-filter>: the list of projects, filtered by sidebar, chapter and status without loading a page.
 * All rows are in the page; without this script the whole list shows and the form stays hidden.
 */

const FIELDS = ["sidebar", "chapter", "status"];

/** Whether a row with these facts has the wanted values; an empty value allows all. */
export function matches(facts, wanted) {
  return FIELDS.every((field) => !wanted[field] || facts[field] === wanted[field]);
}

/** The wanted values in the query of an address; unknown values are dropped. */
export function wantedFrom(search, allowed) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    FIELDS.map((field) => [field, query.get(field) ?? ""]).filter(([field, value]) => allowed[field].includes(value)),
  );
}

/** The query of an address for the wanted values. */
export function searchFor(wanted) {
  const query = new URLSearchParams(FIELDS.filter((field) => wanted[field]).map((field) => [field, wanted[field]]));
  return `${query}` ? `?${query}` : "";
}

class ProjectFilter extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.rows = [...this.querySelectorAll("tr[data-status]")];
    const allowed = Object.fromEntries(
      FIELDS.map((field) => [field, [...this.form.elements[field].options].map((option) => option.value)]),
    );
    for (const [field, value] of Object.entries(wantedFrom(location.search, allowed))) {
      this.form.elements[field].value = value;
    }
    this.form.hidden = false;
    this.form.addEventListener("change", () => this.apply(true));
    this.form.addEventListener("reset", () => setTimeout(() => this.apply(true)));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.apply(false);
  }

  apply(remember) {
    const wanted = Object.fromEntries(FIELDS.map((field) => [field, this.form.elements[field].value]));
    let shown = 0;
    for (const row of this.rows) {
      row.hidden = !matches(row.dataset, wanted);
      shown += row.hidden ? 0 : 1;
    }
    for (const body of this.querySelectorAll("tbody")) {
      body.hidden = !body.querySelector("tr[data-status]:not([hidden])");
    }
    this.querySelector(".filter-count").textContent =
      shown === this.rows.length ? `共 ${shown} 个项目` : `符合条件的项目 ${shown} 个，共 ${this.rows.length} 个`;
    this.querySelector(".filter-none").hidden = shown > 0;
    if (remember) history.replaceState(history.state, "", location.pathname + searchFor(wanted) + location.hash);
  }
}

globalThis.customElements?.define("project-filter", ProjectFilter);
