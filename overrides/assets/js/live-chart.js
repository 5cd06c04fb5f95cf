/**
 * A published Vega-Lite chart drawn in the page: in the page's tones and type, as wide as its frame, for the years
 * that the reader chooses. The functions above the class need no document.
 *
 * What the chart's layers are called and what their rows hold is laid down in
 * hooks/plansite/charts/drawing/layers.py; nothing else of the chart is relied on.
 */

const FRAME_LEAST = 300;
const ROOM = 0.2;
const LOW = 0.08;

/** Layers whose rows stand at one year each; the others draw from one year to another. */
const MARKS = "marks";
const LABELS = "labels";

/** How a fact begins, and the words for an axis that begins elsewhere than at 0. */
const FACT = /^(?:[^：；]{2,6}：|测试版)/;
const AXIS = "注意：纵轴不从0开始";

/** The layer of a panel by its name, which ends with the panel's index. */
export function layerOf(panel, name) {
  return panel.layer.find((layer) => isCalled(layer, name));
}

const isCalled = (layer, ...names) => names.includes(layer.name.split("_")[0]);

const axesOf = (panel) => layerOf(panel, MARKS).encoding;

/** The years of a chart's axis. */
export function yearsOf(spec) {
  return axesOf(spec.vconcat[0]).x.axis.values;
}

/** The chart for the years from one to another; its whole self for all years. */
export function chosen(spec, from, to) {
  const years = yearsOf(spec);
  if (from <= years[0] && to >= years[years.length - 1]) return spec;
  const isIn = ({ at }) => Math.ceil(at) >= from && Math.ceil(at) <= to;
  const [start, end] = axesOf(spec.vconcat[0]).x.scale.domain;
  const first = Math.min(from, ...spec.vconcat.flatMap((panel) => placed(panel).filter(isIn)).map(({ at }) => at));
  const x = {
    domain: [first + start - years[0], to + end - years[years.length - 1]],
    values: years.filter((year) => year >= from && year <= to),
  };
  return { ...spec, vconcat: spec.vconcat.map((panel) => chosenPanel(panel, isIn, x)) };
}

function chosenPanel(panel, isIn, { domain, values }) {
  const { x, y } = axesOf(panel);
  const extent = around(placed(panel).filter(isIn).map(({ value }) => value), y.scale.domain);
  const encoding = {
    x: { ...x, axis: { ...x.axis, values }, scale: { ...x.scale, domain } },
    y: { ...y, axis: ticked(y.axis), scale: { ...y.scale, domain: extent } },
  };
  const anywhere = { at: (values[0] + values[values.length - 1]) / 2, value: extent[0] + LOW * (extent[1] - extent[0]) };
  const rows = (layer) =>
    layer.data.values.filter((row) => row.free || isIn(row)).map((row) => (row.free ? { ...row, ...anywhere } : row));
  const changed = (layer) => {
    if (isCalled(layer, LABELS)) return { data: { values: named(rows(layer)) } };
    return isCalled(layer, MARKS) ? { data: { values: rows(layer) } } : { mark: { ...layer.mark, clip: true } };
  };
  const layer = panel.layer.map((one) => ({ ...one, encoding: { ...one.encoding, ...encoding }, ...changed(one) }));
  return { ...panel, layer };
}

/** An axis of heights for another domain than its ticks were made for. */
const ticked = ({ values, ...axis }) => ({ ...axis, tickCount: 4 });

/** The rows of a panel that stand at a value. */
function placed(panel) {
  return [MARKS, LABELS].flatMap((name) => layerOf(panel, name).data.values).filter((row) => !row.free);
}

/** A domain around values with room above and below, inside the whole one; the whole one without values. */
export function around(values, [low, high]) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!values.length) return [low, high];
  const room = ROOM * (most - least || high - low);
  return [Math.max(low, least - room), Math.min(high, most + room)];
}

/** Labels of which one of each area names it, also where the label that did is left out. */
export function named(labels) {
  const isNaming = ({ area, words, free }) => !free && words.startsWith(area);
  const done = new Set(labels.filter(isNaming).map(({ area }) => area));
  return labels.map((label) => {
    if (label.free || done.has(label.area)) return label;
    done.add(label.area);
    return { ...label, words: `${label.area} ${label.words}` };
  });
}

/** The chart for a frame of so many pixels, without title and footing, which the page shows. */
export function fitted({ title, ...spec }, width, drawnWidth) {
  const panels = spec.vconcat.map(({ title, ...panel }) => ({ ...panel, width: panel.width + width - drawnWidth }));
  return { ...spec, background: "transparent", vconcat: panels };
}

/** The chart in the page's tones, which follow its scheme, and in its type. */
export function dressed(spec, { tones, font }, family) {
  const names = new Map(Object.entries(tones).map(([name, tone]) => [tone, `var(--chart-${name})`]));
  const other = (_, value) => (value === font ? family : names.get(value) ?? value);
  return JSON.parse(JSON.stringify(spec, other));
}

/** Title and facts of a chart as paragraphs, without the note on its axis: lines that were cut are whole again. */
export function headings({ title, vconcat }) {
  const below = vconcat[vconcat.length - 1].title;
  const facts = [...title.subtitle, ...((below && below.text) || [])].reduce((lines, line) => {
    return FACT.test(line) || !lines.length ? [...lines, line] : [...lines.slice(0, -1), `${lines.slice(-1)}${line}`];
  }, []);
  return [title.text.join(""), ...facts.filter((fact) => fact !== AXIS)];
}

/** What must be said of the axes of a chart, or nothing: which values they show depends on the years chosen. */
export function axisNote({ vconcat }) {
  return vconcat.some((panel) => axesOf(panel).y.scale.domain[0] > 0) ? AXIS : "";
}

export class LiveChart {
  constructor(kit, spec, picture) {
    this.kit = kit;
    this.spec = spec;
    this.picture = picture;
    this.frame = element("div", { className: "live" });
    this.words = element("div", { className: "live-words", hidden: true });
    this.words.setAttribute("aria-hidden", "true");
    const paragraph = (textContent, index) => element("p", { className: index ? "live-facts" : "live-title", textContent });
    this.axis = element("p", { className: "live-facts" });
    this.frame.append(...headings(spec).map(paragraph), this.axis, element("div"), this.words);
    this.choices = this.choice();
    this.reader = picture.closest("chart-reader");
    this.onread = ({ detail }) => this.point(detail);
    this.onkey = ({ key }) => key === "Escape" && this.point({ points: [] });
    this.observer = new ResizeObserver(() => this.width !== this.roomy() && this.draw());
  }

  /** Draw for the first time, and again whenever the frame's width changes. */
  async show() {
    await this.draw();
    this.observer.observe(this.frame);
    this.reader?.addEventListener("chart-read", this.onread);
    document.addEventListener("keydown", this.onkey);
  }

  remove() {
    this.observer.disconnect();
    this.reader?.removeEventListener("chart-read", this.onread);
    document.removeEventListener("keydown", this.onkey);
    this.view?.finalize();
    this.frame.remove();
    this.choices.remove();
  }

  focus() {
    this.frame.querySelector("svg").focus();
  }

  async draw() {
    const { parse, View, compile, expressionInterpreter, width: drawnWidth } = this.kit;
    this.width = this.roomy();
    const [from, to] = [...this.choices.querySelectorAll("select")].map((select) => Number(select.value));
    const wanted = fitted(chosen(this.spec, Math.min(from, to), Math.max(from, to)), this.width, drawnWidth);
    this.axis.textContent = axisNote(wanted);
    const spec = compile(dressed(wanted, this.kit, getComputedStyle(this.frame).fontFamily)).spec;
    const container = element("div");
    const view = new View(parse(spec, {}, { ast: true }), { expr: expressionInterpreter, renderer: "svg", container });
    const drawing = (this.drawing = view.runAsync());
    await drawing;
    if (drawing !== this.drawing) return void view.finalize();
    this.place(container);
    this.view?.finalize();
    this.view = view;
  }

  /** Put a drawn chart in the place of the last one, read like the static picture. */
  place(container) {
    const last = this.words.previousElementSibling;
    const hadFocus = last.contains(document.activeElement);
    const svg = container.querySelector("svg");
    for (const point of svg.querySelectorAll("path[aria-label]")) {
      point.classList.add("point");
      point.dataset.words = point.getAttribute("aria-label");
    }
    for (const part of svg.querySelectorAll("*")) {
      for (const name of ["role", "aria-roledescription", "aria-label", "aria-hidden"]) part.removeAttribute(name);
    }
    for (const name of ["role", "tabindex", "aria-label"]) svg.setAttribute(name, this.picture.getAttribute(name) ?? "");
    last.replaceWith(element("div"));
    this.words.previousElementSibling.append(svg);
    if (hadFocus) svg.focus();
  }

  roomy() {
    const { clientWidth } = this.frame;
    return Math.max(FRAME_LEAST, Math.min(this.kit.width, clientWidth || this.kit.width));
  }

  choice() {
    const years = yearsOf(this.spec);
    const field = (words, value) => {
      const select = element("select");
      select.append(...years.map((year) => new Option(`${year}年`, year, false, year === value)));
      const label = element("label", { textContent: words });
      label.append(select);
      return label;
    };
    const choices = element("div", { className: "live-years" });
    choices.append(field("起始年份", years[0]), field("截止年份", years[years.length - 1]));
    choices.addEventListener("change", () => this.draw());
    return choices;
  }

  /** Show the words of points beside the first of them. */
  point({ points, words }) {
    this.words.hidden = !points.length || !this.frame.contains(points[0]);
    if (this.words.hidden) return;
    this.words.textContent = words;
    const [frame, point] = [this.frame.getBoundingClientRect(), points[0].getBoundingClientRect()];
    const half = this.words.offsetWidth / 2;
    const middle = point.x + point.width / 2 - frame.x;
    this.words.style.left = `${Math.max(half, Math.min(frame.width - half, middle))}px`;
    this.words.style.top = `${point.y - frame.y}px`;
  }
}

function element(name, facts = {}) {
  return Object.assign(document.createElement(name), facts);
}
