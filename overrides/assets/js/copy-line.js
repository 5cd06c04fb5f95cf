/**
 * <copy-line>: code to paste, with a button that copies it. Where the build did not know the site's address, the code
 * holds a placeholder, and this script puts the address in its place.
 * Without this script the code can be selected, and the words above it say what to replace.
 */

/** The code with the site's address in place of the placeholder; `root` is the relative path from the page to it. */
export function withAddress(code, placeholder, page, root) {
  return placeholder ? code.replaceAll(placeholder, new URL(root, page).href) : code;
}

class CopyLine extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    const code = this.querySelector("code");
    code.textContent = withAddress(code.textContent, this.dataset.placeholder, location.href, this.dataset.root);
    const button = this.querySelector("button");
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => this.copy(code.textContent));
  }

  async copy(text) {
    const said = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "已复制";
    } catch {
      said.textContent = "浏览器不允许复制，请选中代码后复制";
    }
  }
}

globalThis.customElements?.define("copy-line", CopyLine);
