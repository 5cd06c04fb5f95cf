/** Pages that come and go while the browser stays: `navigation.js` says so, and whoever has work to do then listens. */

const EVENTS = { page: "plan-page", address: "plan-address" };

/** Calls a function now, and again for every page that takes the place of this one. */
export function onPage(listener) {
  listener();
  document.addEventListener(EVENTS.page, () => listener());
}

/** Calls a function whenever the address changes while the page stays. */
export function onAddress(listener) {
  document.addEventListener(EVENTS.address, () => listener());
}

/** Says that there is another `page`, or the same at another `address`. */
export function tell(what) {
  document.dispatchEvent(new Event(EVENTS[what]));
}
