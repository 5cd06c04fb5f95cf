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

  open(wanted) {
    document.documentElement.toggleAttribute("data-menu", wanted);
    this.button.setAttribute("aria-expanded", `${wanted}`);
  }
}

globalThis.customElements?.define("site-menu", SiteMenu);
