/**
 * What our scripts know of the theme's HTML. Together with `results.js` beside it this is all of it; a site that leaves
 * the theme rewrites this folder. The theme's own program is not loaded.
 */

const NARROW = "(max-width: 59.99em)";
/** Where the open search box covers the whole screen. */

/** What differs from page to page; all else in the body stays when another page takes the place of this one. */
export const PARTS = ["skip", "announce", "logo", "container"].map((name) => `[data-md-component=${name}]`);

/** The text of a page. */
export function text(page) {
  return page.querySelector("[data-md-component=content]");
}

/** The skip link that somebody followed, if it was one. */
export function skipLink(target) {
  return target.closest?.(".md-skip");
}

/** Links of the table of contents beside the text. */
export function headingLinks() {
  return [...document.querySelectorAll("[data-md-component=toc] .md-nav__link")];
}

/** Marks one of them as where the reader is. */
export function markHeading(link, isHere) {
  link.classList.toggle("md-nav__link--active", isHere);
}

/** Whether the search box is open: the theme's style follows the state of a hidden switch. */
export function isSearchOpen() {
  return searchSwitch().checked;
}

/** Opens or closes the search box. */
export function openSearch(wide) {
  if (isSearchOpen() !== wide) searchSwitch().click();
}

/** Holds the page still as long as the search box covers it. */
export function holdBehindSearch() {
  const { body } = document;
  searchSwitch().addEventListener("change", () => {
    const isHeld = body.hasAttribute("data-md-scrolllock");
    if (isSearchOpen() && matchMedia(NARROW).matches && !isHeld) {
      body.style.top = `${-scrollY}px`;
      body.setAttribute("data-md-scrolllock", "");
    } else if (!isSearchOpen() && isHeld) {
      const top = -parseInt(body.style.top, 10);
      body.removeAttribute("data-md-scrolllock");
      body.style.top = "";
      scrollTo(0, top);
    }
  });
}

function searchSwitch() {
  return document.getElementById("__search");
}

/** The switches of light and dark, in their order; none where the site has one scheme only. */
export function schemes() {
  return [...document.querySelectorAll("[data-md-component=palette] input")];
}

/** The number of the scheme that is shown. */
export function shownScheme() {
  return schemes().findIndex((one) => one.dataset.mdColorScheme === document.body.dataset.mdColorScheme);
}

/** Shows a scheme, and the button that leads to the next one. */
export function showScheme(index) {
  schemes().forEach((one, place) => {
    const button = one.nextElementSibling;
    if (button?.matches("label")) button.hidden = place !== index;
    if (place === index) for (const [name, value] of colours(one)) document.body.setAttribute(`data-md-color-${name}`, value);
  });
}

/** Keeps a choice under the name, and in the form, that the theme's inline scripts use. */
export function keepScheme(index) {
  globalThis.__md_set("__palette", { index, color: Object.fromEntries(colours(schemes()[index])) });
}

/** Whether the reader chose a scheme. */
export function isSchemeKept() {
  return Boolean(globalThis.__md_get("__palette"));
}

function colours(input) {
  return ["media", "scheme", "primary", "accent"].map((name) => [name, input.getAttribute(`data-md-color-${name}`)]);
}
