/**
 * 站内跳转 (instant navigation): a link to another page of the site swaps what differs between the two pages, so that the
 * browser need not read style and scripts again. The pages are those that a link leads to anyway, asked for in the same
 * way. Whatever is unusual is left to the browser: another site, a file, a page that did not come, or one of a newer
 * release.
 */

import { tell } from "./pages.js";
import { PARTS, text } from "./theme/contact.js";

const OWN_HEAD =
  "meta[property], meta[name]:not([name=viewport]):not([name=color-scheme]), " +
  "link:not([rel~=stylesheet]), script[type='application/ld+json']";
/** What stands in the head for one page alone. */

const FOUND = "h";
/** The parameter that names words to be marked; the page stays the same. */

const PAUSE = 150;
/** Milliseconds after the last scrolling until the place is kept: browsers count how often that is done. */

/** What a link leads to: another `page` of the site below `home`, the `same` with other words marked; else nothing. */
export function leadsTo(link, here, home) {
  if (link.protocol === "file:" || link.origin !== home.origin) return "";
  if (!link.pathname.startsWith(home.pathname) || !link.pathname.endsWith("/")) return "";
  if (link.pathname !== here.pathname) return "page";
  return link.search !== here.search && new URLSearchParams(link.search).has(FOUND) ? "same" : "";
}

/** Whether a click asks for the link itself, here and now. */
export function isPlain(event, link) {
  const isModified = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !isModified && !event.defaultPrevented && !link.target && !link.hasAttribute("download");
}

/** Lets links of the site below `home` swap pages from now on. */
export function start(home) {
  let shown = location.pathname;
  let asking = null;
  let pause = 0;

  const keepPlace = () => history.replaceState({ ...history.state, y: scrollY }, "");

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !isPlain(event, link)) return;
    const what = leadsTo(link, location, home);
    if (!what) return;
    event.preventDefault();
    const url = new URL(link.href);
    if (what === "page") return visit(url, true);
    enter(url);
    tell("address");
    place(url);
  });

  addEventListener("popstate", ({ state }) => {
    if (location.pathname !== shown) return visit(new URL(location.href), false);
    stop();
    tell("address");
    if (state) scrollTo(0, state.y ?? 0);
  });

  addEventListener("scroll", () => {
    clearTimeout(pause);
    pause = setTimeout(() => location.pathname === shown && keepPlace(), PAUSE);
  }, { passive: true });

  // Loaded anew, a page stands where it stood: the browser knows.
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));

  function stop() {
    asking?.abort();
    asking = null;
  }

  /** Adds an address to those that the reader can go back to. */
  function enter(url) {
    keepPlace();
    history.scrollRestoration = "manual";
    history.pushState(null, "", url);
  }

  /** Shows the page at an address, a new one or one that the reader goes back to. */
  async function visit(url, isNew) {
    stop();
    const mine = (asking = new AbortController());
    document.documentElement.toggleAttribute("data-turning", true);
    const next = await fetched(url, mine.signal);
    if (asking !== mine) return;
    stop();
    document.documentElement.removeAttribute("data-turning");
    if (!next || !fits(next, url)) return isNew ? location.assign(url) : location.reload();
    clearTimeout(pause);
    if (isNew) enter(url);
    shown = url.pathname;
    swap(next);
    tell("page");
    place(url);
  }
}

/** The document at an address; nothing where there is no page, or another one. */
async function fetched(url, signal) {
  try {
    const response = await fetch(url.href.split("#")[0], { signal });
    const isPage = response.ok && !response.redirected && /^text\/html/.test(response.headers.get("content-type"));
    return isPage ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/** Whether a page is made of the same parts and wears the same style as the one that is shown. */
function fits(next, url) {
  const sheets = [...document.styleSheets].map(({ href }) => href);
  const worn = [...next.querySelectorAll("link[rel~=stylesheet]")].map((one) => new URL(one.getAttribute("href"), url).href);
  return worn.every((href) => sheets.includes(href)) && PARTS.every((part) => next.querySelector(part));
}

function swap(next) {
  for (const old of document.head.querySelectorAll(OWN_HEAD)) old.remove();
  document.head.append(...next.head.querySelectorAll(OWN_HEAD));
  document.title = next.title;
  for (const part of PARTS) document.querySelector(part).replaceWith(next.querySelector(part));
}

/** Takes the reader to where the page was left, to the part that the address names, or to the top. */
function place(url) {
  if (history.state) return scrollTo(0, history.state.y ?? 0);
  if (url.hash) return location.replace(url.hash);
  scrollTo(0, 0);
  const heading = text(document).querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
