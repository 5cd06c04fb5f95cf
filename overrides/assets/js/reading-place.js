/**
 * <reading-place>: keeps in this browser which paragraph of the whole plan was read last, and offers to go on there.
 * Nothing jumps by itself. Without this script the page is read as it is.
 */

export const KEY = "reading.place";

const PAUSE = 400;
/** Milliseconds between two looks at where the reader is. */

const LINE = 120;
/** Pixels below the top of the window: what stands above this line has been reached. */

/** The index of the last of `count` parts, in order, whose top is above the line; -1 where none is. */
export function reached(count, top, line = LINE) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (top(middle) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** ``3-1-p2`` in words: ``第3章第1节第2段``; empty for anything else. */
export function placeWords(anchor) {
  const found = /^(\d+)(?:-(\d+))?-p(\d+)$/.exec(anchor ?? "");
  if (!found) return "";
  const [, chapter, section, paragraph] = found;
  return `${chapter === "0" ? "开篇" : `第${chapter}章`}${section ? `第${section}节` : ""}第${paragraph}段`;
}

class ReadingPlace extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.paragraphs = [...document.querySelectorAll(".plan-chapter p[id]")];
    this.offer(localStorage.getItem(KEY));
    this.querySelector("button").addEventListener("click", () => this.forget());
    this.querySelector("a").addEventListener("click", () => this.show(false));
    this.onScroll = () => {
      this.pending ??= setTimeout(() => this.keep(), PAUSE);
    };
    addEventListener("scroll", this.onScroll, { passive: true });
  }

  disconnectedCallback() {
    removeEventListener("scroll", this.onScroll);
    clearTimeout(this.pending);
  }

  /** Offers to go on where reading stopped, unless the address itself says where to begin. */
  offer(anchor) {
    const words = placeWords(anchor);
    if (!words || location.hash || !this.paragraphs.some(({ id }) => id === anchor)) return;
    const link = this.querySelector("a");
    link.href = `#${anchor}`;
    link.textContent = `接着上次读：${words}`;
    this.show(true);
  }

  keep() {
    this.pending = null;
    const index = reached(this.paragraphs.length, (i) => this.paragraphs[i].getBoundingClientRect().top);
    if (index > 0) localStorage.setItem(KEY, this.paragraphs[index].id);
  }

  forget() {
    localStorage.removeItem(KEY);
    this.show(false);
  }

  show(wide) {
    this.querySelector("p").hidden = !wide;
  }
}

globalThis.customElements?.define("reading-place", ReadingPlace);
