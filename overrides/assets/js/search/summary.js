/** Words and links about a search: how many pages were found, and where to look if none was. */

import { escaped } from "./marking.js";

const LISTS = [
  ["indicators/", "全部指标"],
  ["projects/", "全部项目"],
  ["chapters/", "规划全文"],
  ["search/", "怎样搜索"],
];

/** How much was found, as one sentence, which screen readers announce. */
export function summary({ query, state, understood, near, meant = [] }, items) {
  if (state === "asked") return items.length ? "常用入口" : "请输入汉字、拼音或首字母";
  if (state === "failed") return "这次搜索出错了，请换一种输入，或从下面的目录查找。";
  if (state === "none") {
    const read = understood ? `，按拼音理解为“${understood}”` : "";
    return `没有找到“${query.trim()}”${read}。${near.length ? "下面是相近的内容。" : ""}`;
  }
  const also = meant.map(([word, means]) => `，“${word}”也按“${means.join("”“")}”查找`);
  return `找到 ${items.length} 页${also.join("")}`;
}

/** Similar results and links to the lists, as HTML; addresses start from `home`, the site's root. */
export function linksFor(home, near = []) {
  const results = near.map((item) => `<li>${result(item, home)}</li>`).join("");
  const lists = LISTS.map(([path, name]) => `<a href="${escaped(new URL(path, home).href)}">${name}</a>`).join("");
  return `${results && `<ul class="find-near">${results}</ul>`}<p class="find-lists">${lists}</p>`;
}

/** Where a result leads: to its place, with the words that are highlighted there. */
export function addressOf({ location, terms }, home) {
  const address = new URL(location, home);
  const words = Object.keys(terms).join(" ");
  if (words) address.searchParams.set("h", words);
  return address.href;
}

/** One result as a link that highlights what was found. */
export function result(item, home) {
  return `<a href="${escaped(addressOf(item, home))}">${item.title}</a>${item.text && `<p>${item.text}</p>`}`;
}
