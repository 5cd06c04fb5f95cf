/**
 * <cite-box> (引用): copies a citation, with today's date and the address of the page filled in.
 * A click on the § behind a paragraph opens the citations of that paragraph below it.
 * All citations are in the page: without this script they can be read and selected there.
 */

export const PAGE_ADDRESS = "〔本页网址〕";

/** The date where the reader is, not in UTC: ``2026-06-22``. */
export function localDay(now) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The address to cite: the one written in the page, or, where the build knew none, the one the page was opened at. */
export function citedAddress(written, location, anchor = "") {
  const [address, own = ""] = written.split("#");
  const page = address === PAGE_ADDRESS ? location.origin + location.pathname : address;
  const fragment = anchor || own;
  return fragment ? `${page}#${fragment}` : page;
}

/** Values for the slots of a citation, by name; a paragraph's own place goes in place of its chapter's. */
export function fillings({ now, written, location, paragraph = null }) {
  const day = localDay(now);
  const filled = {
    day,
    "day-slashed": day.replaceAll("-", "/"),
    "day-parts": day.split("-").map(Number).join(", "),
    url: citedAddress(written, location, paragraph?.anchor),
  };
  if (!paragraph) return filled;
  return { ...filled, key: `paragraph-${paragraph.anchor}`, part: paragraph.words, where: paragraph.words };
}

/** The full address of a path that is relative to the page as it was opened. */
export function resolved(path, location) {
  return new URL(path, location.origin + location.pathname).href;
}

function fill(root, values) {
  for (const slot of root.querySelectorAll("[data-path]")) slot.textContent = resolved(slot.dataset.path, location);
  for (const slot of root.querySelectorAll("[data-slot]")) slot.textContent = values[slot.dataset.slot] ?? slot.textContent;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed, or no secure address: the reader copies what is selected
  }
}

class CiteBox extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    if (!this.details) {
      this.details = this.querySelector("details");
      this.said = this.querySelector(".cite-said");
      this.written = this.querySelector("[data-slot=url]")?.textContent ?? PAGE_ADDRESS;
      this.follow = (event) => this.cite(event);
      this.prepare(this.details, null);
    }
    this.article = this.closest("article");
    this.article?.addEventListener("click", this.follow);
  }

  disconnectedCallback() {
    this.article?.removeEventListener("click", this.follow);
  }

  prepare(root, paragraph) {
    const current = () =>
      fill(root, fillings({ now: new Date(), written: this.written, location: globalThis.location, paragraph }));
    current();
    for (const button of root.querySelectorAll(".cite-copy")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        current();
        this.copy(button, button.closest(".cite-style").querySelector(".cite-text"));
      });
    }
  }

  async copy(button, text) {
    const done = await copied(text.textContent);
    if (!done) {
      text.closest("details.cite-raw")?.setAttribute("open", "");
      getSelection().selectAllChildren(text);
    }
    const word = done ? "已复制" : "已选中，请按 Ctrl+C 复制";
    button.textContent = word;
    this.said.textContent = word;
    setTimeout(() => Object.assign(button, { textContent: "复制" }), 4000);
  }

  /** A § was followed: its link works as ever, and the citation opens below its paragraph. */
  cite(event) {
    const sign = event.target.closest?.("a.cite[data-place]");
    if (!sign || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const anchor = decodeURIComponent(sign.hash.slice(1));
    const again = this.panel?.dataset.anchor === anchor;
    this.panel?.remove();
    this.panel = again ? null : this.opened({ anchor, words: sign.dataset.place });
    if (this.panel) sign.closest("p").after(this.panel);
  }

  opened(paragraph) {
    const panel = this.details.cloneNode(true);
    panel.removeAttribute("id");
    panel.dataset.anchor = paragraph.anchor;
    panel.open = true;
    panel.querySelector("summary").textContent = `引用${paragraph.words}`;
    this.prepare(panel, paragraph);
    return panel;
  }
}

globalThis.customElements?.define("cite-box", CiteBox);
