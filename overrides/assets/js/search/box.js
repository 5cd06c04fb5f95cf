/** The search box from its first focus on: it asks at every change, shows the answer, and is walked by key. */

import { onAddress, onPage } from "../pages.js";
import { isSearchOpen } from "../theme/contact.js";
import { shown } from "../theme/results.js";
import { highlight } from "./highlight.js";
import "./page.js";
import { linksFor, summary } from "./summary.js";

const NOT_LOADED = "搜索没有加载成功，请刷新网页再试，或从下面的目录查找。";
/** What browsers write instead of a key that an input method took; some send it after the composition ended. */
const TAKEN = 229;

/** Attends a box and the places where its answers are shown. */
export function attend(place, home) {
  const [box, said, list, after] = ["input", "[role=status]", "ol", ".find-after"].map((name) => place.querySelector(name));
  let [asked, isReady] = [null, false];
  /** Says that there is no answer, so that none of an earlier query stays. */
  const fail = (words) => {
    said.textContent = words;
    said.dataset.asked = asked;
    list.replaceChildren();
    after.innerHTML = linksFor(home);
    for (const page of document.querySelectorAll("search-results")) page.fail?.(words);
  };
  const worker = started();
  if (!worker) return fail(NOT_LOADED);
  box.placeholder = "汉字、拼音或首字母";
  const ask = (query) => {
    if (query !== asked) worker.postMessage(query);
    asked = query;
  };
  whole(box, ask);
  onPage(() => {
    const own = document.getElementById("search-words");
    if (own) whole(own, ask);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    if (!isReady) fail(NOT_LOADED);
  });
  worker.addEventListener("message", ({ data: { found, items } }) => {
    isReady = true;
    if (found.query !== asked) return;
    if (found.state === "failed") return fail(summary(found, items));
    said.textContent = summary(found, items);
    said.dataset.asked = found.query;
    list.innerHTML = shown(items, home);
    after.innerHTML = found.state === "none" ? linksFor(home, found.near) : "";
    for (const page of document.querySelectorAll("search-results")) page.show?.(found, items, home);
  });
  addEventListener("keydown", (event) => {
    if (isSearchOpen() && !isComposing(event, box)) press(event, box, place);
  });
  onPage(() => highlight());
  onAddress(() => highlight());
}

/** What answers; nothing in browsers that cannot start it. Others say so by an error. */
function started() {
  try {
    return new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
}

/** Says what stands in the box now and after every change, but not what an input method is still composing. */
function whole(box, ask) {
  const again = () => {
    if (!box.isComposing) ask(box.value);
  };
  box.addEventListener("compositionstart", () => (box.isComposing = true));
  box.addEventListener("compositionend", () => {
    box.isComposing = false;
    again();
  });
  box.addEventListener("input", again);
  box.addEventListener("focus", again);
  box.form.addEventListener("reset", () => {
    setTimeout(again);
    box.focus();
  });
  again();
}

/** Whether an input method takes a key: those that it takes are its own, even the Enter that ends it. */
export function isComposing(event, box) {
  return event.isComposing || box.isComposing === true || event.keyCode === TAKEN;
}

/** Enter opens the best result, arrows go from one to the next and round, letters go on in the box. */
function press(event, box, place) {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const here = document.activeElement;
  if (event.key === "Enter" && here === box) best(place)?.click();
  else if (event.key === "ArrowDown") next(here, box, place, 1).focus();
  else if (event.key === "ArrowUp") next(here, box, place, -1).focus();
  else if (Array.from(event.key).length === 1 && here !== box) return box.focus();
  else return;
  event.preventDefault();
}

function next(here, box, place, step) {
  const stops = [box, ...place.querySelectorAll(":not(details) > a[href], summary, details[open] a[href]")];
  return stops[(Math.max(0, stops.indexOf(here)) + stops.length + step) % stops.length];
}

function best(place) {
  const links = [...place.querySelectorAll("a[data-score]")];
  return links.sort((one, other) => other.dataset.score - one.dataset.score)[0];
}
