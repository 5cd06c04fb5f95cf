/** Results of the search in the elements that the theme's style is made for. Fetched with the search. */

import { escaped } from "../search/marking.js";
import { addressOf } from "../search/summary.js";

/** The pages that were found, as items of the list below the search box. */
export function shown(pages, home) {
  return pages.map((parts) => `<li class="md-search-result__item">${page(parts, home)}</li>`).join("");
}

/** A page, or a part that stands for it; the parts that score as much as the first of all; and the others folded away. */
function page(parts, home) {
  const whole = parts.find(({ location }) => !location.includes("#")) ?? parts[parts.length - 1];
  const others = parts.filter((part) => part !== whole);
  const best = others.filter(({ score }) => score >= parts[0].score);
  const more = others.slice(best.length);
  const isAlone = whole === parts[0] && best.length === 0;
  return [
    link(whole, '<div class="md-search-result__icon md-icon"></div>', "h1", isAlone, home),
    ...best.map((part) => link(part, "", "h2", true, home)),
    more.length ? folded(more, home) : "",
  ].join("");
}

function folded(parts, home) {
  const links = parts.map((part) => link(part, "", "h2", true, home)).join("");
  const said = `<summary tabindex="-1"><div>本页还有 ${parts.length} 处</div></summary>`;
  return `<details class="md-search-result__more">${said}${links}</details>`;
}

function link(item, icon, heading, withText, home) {
  const words = `${icon}<${heading}>${item.title}</${heading}>${withText ? item.text : ""}`;
  const article = `<article class="md-search-result__article md-typeset">${words}</article>`;
  const score = `data-score="${item.score}"`;
  return `<a href="${escaped(addressOf(item, home))}" class="md-search-result__link" tabindex="-1" ${score}>${article}</a>`;
}
