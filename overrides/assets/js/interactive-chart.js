/**
 * <interactive-chart>: a button that replaces the static chart with an interactive one, whose code is loaded only then.
 * Without this script the static chart and its table stay, and no button shows.
 */

export const WORDS = {
  open: "交互图表",
  loading: "正在加载交互图表……",
  close: "返回静态图",
  failed: "交互图表没有加载成功。请检查网络后再试，或刷新本页；静态图和表格的内容与它相同。",
};

/** The Vega-Lite specification at an address. Throws if it cannot be fetched. */
export async function specAt(address, fetched = fetch) {
  const response = await fetched(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

class InteractiveChart extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    if (this.controls) return;
    this.again = "";
    this.picture = this.querySelector("svg:last-of-type");
    this.button = Object.assign(document.createElement("button"), { type: "button", textContent: WORDS.open });
    this.button.addEventListener("click", () => (this.live ? this.close() : this.open()));
    this.error = document.createElement("p");
    this.error.setAttribute("role", "alert");
    this.controls = Object.assign(document.createElement("div"), { className: "live-controls" });
    this.controls.append(this.button, this.error);
    this.append(this.controls);
  }

  disconnectedCallback() {
    this.close();
  }

  async open() {
    if (this.button.hasAttribute("aria-disabled")) return;
    this.state(WORDS.loading, true);
    try {
      const [{ LiveChart }, spec] = await Promise.all([
        import(`./live-chart.js${this.again}`),
        specAt(this.getAttribute("src")),
        import(`./vega.js${this.again}`),
      ]);
      if (!this.isConnected) return;
      const live = new LiveChart(globalThis.planVega, spec, this.picture);
      this.picture.after(live.frame);
      this.controls.prepend(live.choices);
      this.live = live;
      await live.show();
      this.state(WORDS.close);
      this.setAttribute("open", "");
      if (document.activeElement === this.button) live.focus();
    } catch (error) {
      console.warn(error);
      this.close(WORDS.failed);
      this.again = `?${Date.now()}`; // browsers keep a module that failed as failed
    }
  }

  close(error = "") {
    this.live?.remove();
    this.live = undefined;
    this.removeAttribute("open");
    this.state(WORDS.open, false, error);
  }

  state(words, isBusy = false, error = "") {
    this.button.textContent = words;
    if (isBusy) this.button.setAttribute("aria-disabled", "true");
    else this.button.removeAttribute("aria-disabled");
    this.error.textContent = error;
  }
}

globalThis.customElements?.define("interactive-chart", InteractiveChart);
