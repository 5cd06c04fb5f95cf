/** A small table of readings and a way to ask of one text, for the tests. */

import { find, manner, MANNERS, pattern } from "../../../overrides/assets/js/search/matcher.js";
import { words } from "../../../overrides/assets/js/search/spelling.js";
import { Table } from "../../../overrides/assets/js/search/syllables.js";

export const SYLLABLES = {
  syllables: {
    an: "安", cheng: "城", chi: "池", chong: "", da: "大", er: "儿", fang: "方", fu: "服", gong: "供工", gou: "构", hu: "户",
    hua: "话", ji: "给机", jiao: "教", lv: "率绿", mian: "渑", nan: "难", nian: "年", nv: "女", pu: "普", qian: "前", ren: "任",
    sheng: "生", shi: "师", shuai: "", tong: "通", wang: "网", wu: "务", xi: "西", xian: "县先", xiang: "项乡", xiao: "校", xu: "许",
    xue: "学", yi: "义", you: "幼", yu: "育", yuan: "园", zhang: "长", zhong: "重", mu: "目", zhe: "者",
  },
  others: { chang: "长", chong: "重", gei: "给", shuai: "率", sheng: "渑" },
};

export function table() {
  return new Table(SYLLABLES);
}

/** The words of a text that one typed word finds, and how; `null` if it finds none. */
export function found(query, text, { said = "", inBody = false } = {}) {
  const readings = table();
  const { symbols, starts, ends } = readings.encoded(text, said);
  const [word] = words(query);
  const place = find(pattern(word, readings), symbols, readings, inBody);
  return place && { words: text.slice(starts[place.start], ends[place.end - 1]), how: nameOf(manner(place)), start: place.start };
}

export function nameOf(number) {
  return Object.keys(MANNERS).find((name) => MANNERS[name] === number);
}
