/**
 * <read-aloud> (朗读): has the browser read the main text aloud, paragraph by paragraph, and marks the one being read.
 * The button shows only where the browser can speak: `head/early.html` then sets `data-speech` on <html>.
 */

import { onPage } from "./pages.js";

const READ = "h1, h2, h3, h4, p, li, dt, dd, tr, caption, summary";
const LEFT_OUT = "[hidden], [data-chrome], [aria-hidden=true], nav, form, figure, thead, svg, script, .note-mark, .ref";
const LONGEST = 90;

/** Text as it should sound: ranges and missing values in words, no marks of the page. */
export function spoken(text) {
  return text
    .replace(/\s+/g, " ")
    .replace(/§/g, "")
    .replace(/(\d{4})-(\d{2})-(\d{2})/g, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`)
    .replace(/(\d)\s*[—～–]\s*(?=\d)/g, "$1至")
    .replace(/(\d)-(?=\d+(?:\.\d+)?[%\p{Script=Han}])/gu, "$1至")
    .replace(/(\d+(?:\.\d+)?)%/g, "百分之$1")
    .replace(/(^|[，：:\s])—(?=$|[，。\s])/g, "$1数据不详")
    .trim();
}

/** A passage in pieces, for engines that fail on long texts; cut at the ends of sentences where possible. */
export function pieces(text, longest = LONGEST) {
  const found = [];
  for (const sentence of text.match(/[^。；！？]+[。；！？]?[”）]?/g) ?? []) {
    const last = found[found.length - 1];
    if (last !== undefined && last.length + sentence.length <= longest) found[found.length - 1] = last + sentence;
    else found.push(sentence);
  }
  return found.flatMap((piece) => piece.match(new RegExp(`.{1,${longest * 2}}`, "gs")) ?? []);
}

/** The words of a block, with the column's name before each cell of a row. */
function wordsOf(block) {
  if (block.matches("tr")) {
    return [...block.cells].map((cell) => [cell.dataset.label, plain(cell)].filter(Boolean).join("：")).join("，");
  }
  return plain(block);
}

function plain(element) {
  const copy = element.cloneNode(true);
  const inner = element.matches("td, th") ? LEFT_OUT : `${LEFT_OUT}, ${READ}`;
  for (const part of copy.querySelectorAll(inner)) part.remove();
  for (const part of copy.querySelectorAll("small, .status")) part.prepend("，");
  return copy.textContent;
}

/** The blocks to read, in the order of the page, each with the words that no block inside it holds. */
export function passages(root) {
  return [...root.querySelectorAll(READ)]
    .filter((block) => !block.closest(LEFT_OUT) && block.getClientRects().length > 0)
    .filter((block) => block.matches("tr") || !block.closest("tr"))
    .map((block) => ({ block, words: spoken(wordsOf(block)) }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

class ReadAloud extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.toggleButton = this.querySelector("[data-do=toggle]");
    this.stopButton = this.querySelector("[data-do=stop]");
    this.toggleButton.addEventListener("click", () => this.toggle());
    this.stopButton.addEventListener("click", () => {
      this.stop();
      this.toggleButton.focus();
    });
    addEventListener("pagehide", () => this.stop());
    this.show("idle");
    onPage(() => this.stop());
  }

  toggle() {
    if (this.state === "idle") return this.start();
    if (this.state === "playing") {
      speechSynthesis.pause();
      return this.show("paused");
    }
    speechSynthesis.resume();
    return this.show("playing");
  }

  start() {
    speechSynthesis.cancel();
    this.run = Symbol("reading");
    this.show("playing");
    this.read(passages(document.querySelector("article")), 0, this.run);
  }

  read(queue, index, run) {
    this.mark(queue[index]?.block);
    if (index >= queue.length) return this.stop();
    const parts = pieces(queue[index].words);
    const next = () => {
      if (this.run !== run) return;
      const part = parts.shift();
      if (part === undefined) this.read(queue, index + 1, run);
      else this.say(part, next, run);
    };
    return next();
  }

  say(words, next, run) {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = "zh-CN";
    utterance.voice = speechSynthesis.getVoices().find((voice) => /^(zh|cmn)[-_](CN|Hans)/i.test(voice.lang)) ?? null;
    utterance.rate = document.documentElement.hasAttribute("data-elder") ? 0.85 : 1;
    utterance.onend = next;
    utterance.onerror = () => this.run === run && this.stop();
    speechSynthesis.speak(utterance);
  }

  stop() {
    this.run = undefined;
    globalThis.speechSynthesis?.cancel();
    this.mark();
    this.show("idle");
  }

  mark(block) {
    document.querySelector("[data-read]")?.removeAttribute("data-read");
    if (!block) return;
    block.dataset.read = "";
    const { top, bottom } = block.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: "center" });
  }

  show(state) {
    this.state = state;
    this.toggleButton.textContent = { idle: "朗读", playing: "暂停", paused: "继续" }[state];
    this.stopButton.hidden = state === "idle";
  }
}

globalThis.customElements?.define("read-aloud", ReadAloud);
