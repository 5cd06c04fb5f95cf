/** Turns texts of results into HTML: escapes them first, then marks what was found. A span is [start, end]. */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const BEFORE = 24;
const LONGEST = 96;

/** Text as HTML shows it. */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** Text with some spans marked; spans may overlap. */
export function marked(text, spans) {
  let html = "";
  let at = 0;
  for (const [start, end] of united(spans)) {
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escaped(text.slice(at));
}

/** A piece of a text around its first span, with everything marked that lies in it. */
export function teaser(text, spans) {
  const [first] = united(spans);
  let from = Math.max(0, (first?.[0] ?? 0) - BEFORE);
  if (from > 0 && text.length - from < LONGEST) from = Math.max(0, text.length - LONGEST);
  const to = Math.min(text.length, Math.max(from + LONGEST, first?.[1] ?? 0));
  const inside = spans.map(([start, end]) => [Math.max(start, from) - from, Math.min(end, to) - from]);
  const html = marked(text.slice(from, to), inside.filter(([start, end]) => start < end));
  return `${from > 0 ? "…" : ""}${html}${to < text.length ? "…" : ""}`;
}

/** Spans in order, those that touch made one. */
export function united(spans) {
  const found = [];
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

/** Every place of some words in a text. */
export function places(text, words) {
  const found = [];
  for (const word of words) {
    for (let at = word ? text.indexOf(word) : -1; at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
  }
  return united(found);
}
