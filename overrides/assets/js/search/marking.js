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

/** A piece of a text around its first span, with everything marked that lies in it; no character is cut in two. */
export function teaser(text, spans) {
  const [first] = united(spans);
  let from = moved(text, first?.[0] ?? 0, -BEFORE);
  if (from > 0 && moved(text, from, LONGEST) === text.length) from = moved(text, text.length, -LONGEST);
  const to = Math.max(moved(text, from, LONGEST), first?.[1] ?? 0);
  const inside = spans.map(([start, end]) => [Math.max(start, from) - from, Math.min(end, to) - from]);
  const html = marked(text.slice(from, to), inside.filter(([start, end]) => start < end));
  return `${from > 0 ? "…" : ""}${html}${to < text.length ? "…" : ""}`;
}

/** Whether a unit of a string is the latter half of a character. */
function isSecondHalf(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A place so many characters further on or back, as far as the text goes. */
function moved(text, at, characters) {
  const [step, edge] = characters < 0 ? [-1, 0] : [1, text.length];
  let place = at;
  for (let left = Math.abs(characters); left > 0 && place !== edge; left -= 1) {
    place += step;
    if (place !== edge && isSecondHalf(text.charCodeAt(place))) place += step;
  }
  return place;
}

/** Spans in order, those that touch made one. */
export function united(spans) {
  const found = [];
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = found[found.length - 1];
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
