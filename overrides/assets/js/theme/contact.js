/**
 * What our scripts know of the theme: its streams, which it documents, and the names of its parts. Together with
 * `results.js` beside it this is all of it; a site that leaves the theme rewrites this folder.
 */

/** Calls a function now, and again for every page that instant navigation brings. */
export function onPage(listener) {
  if (globalThis.document$) globalThis.document$.subscribe(listener);
  else listener();
}

/** Calls a function whenever the address changes while the page stays. */
export function onAddress(listener) {
  globalThis.location$?.subscribe(listener);
}

/** The text of a page, which instant navigation replaces. */
export function text(page) {
  return page.querySelector("[data-md-component=content]");
}

/** The skip link that somebody followed, if it was one. */
export function skipLink(target) {
  return target.closest?.(".md-skip");
}

/** Whether the search box is open: the theme's style follows the state of a hidden switch. */
export function isSearchOpen() {
  return searchSwitch().checked;
}

/** Opens or closes the search box. A click, so that the theme hears of it and holds the page behind the box still. */
export function openSearch(wide) {
  if (isSearchOpen() !== wide) searchSwitch().click();
}

function searchSwitch() {
  return document.getElementById("__search");
}
