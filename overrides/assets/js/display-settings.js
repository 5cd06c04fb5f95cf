/**
 * <display-settings>: the buttons 长辈版 (for older readers) and 高对比 (high contrast). Each setting is an attribute of
 * <html> that the style sheets follow. The inline script of `head/early.html` sets the attributes before the page is
 * drawn; this script changes them and stores the choice.
 */

const SETTINGS = ["elder", "contrast"];

/** The page's address without the parameter of a setting; with it if the setting is on and storage is blocked. */
export function addressFor(address, setting, on, canRemember) {
  const url = new URL(address);
  url.searchParams.delete(setting);
  if (on && !canRemember) url.searchParams.set(setting, "1");
  return url.href;
}

class DisplaySettings extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    for (const button of this.querySelectorAll("[data-setting]")) {
      button.addEventListener("click", () => {
        this.set(button.dataset.setting, !this.isOn(button.dataset.setting));
        this.meet(`[data-leave="${button.dataset.setting}"]`);
      });
    }
    for (const button of this.querySelectorAll("[data-leave]")) {
      button.addEventListener("click", () => {
        this.set(button.dataset.leave, false);
        this.meet(`[data-setting="${button.dataset.leave}"]`);
      });
    }
    this.show();
  }

  /** Of 长辈版 and 退出长辈版 one is shown: the focus goes on to the one that took the other's place. */
  meet(button) {
    this.querySelector(button)?.focus();
  }

  isOn(setting) {
    return document.documentElement.hasAttribute(`data-${setting}`);
  }

  set(setting, on) {
    document.documentElement.toggleAttribute(`data-${setting}`, on);
    localStorage.setItem(`display.${setting}`, on ? "on" : "off");
    if (setting === "elder") {
      history.replaceState(history.state, "", addressFor(location.href, setting, on, !localStorage.isMemory));
    }
    this.show();
  }

  show() {
    for (const setting of SETTINGS) {
      this.querySelector(`[data-setting="${setting}"]`)?.setAttribute("aria-pressed", `${this.isOn(setting)}`);
    }
  }
}

globalThis.customElements?.define("display-settings", DisplaySettings);
