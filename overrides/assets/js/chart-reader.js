/** <chart-reader>: shows the words of a chart's points one by one, by mouse, touch or keyboard. */

/** Pixels: reach of a pointer, least size of an area, width of one place. */
const REACH = 44;
const LARGE = 24;
const TOGETHER = 4;

/** Whether a box is an area, such as a target range, rather than a point. */
const isArea = (box) => Math.min(box.width, box.height) > LARGE;

/** Distance in pixels from a position to a box; 0 inside it. */
const away = ({ x: left, y: top, width, height }, x, y) =>
  Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));

const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2, width: 0, height: 0 });

/** Indices of the box nearest to a position and of those at its place, points before areas; none out of reach. */
export function nearest(boxes, x, y) {
  const distances = boxes.map((box) => away(box, x, y) + (isArea(box) ? REACH / 2 : 0));
  const least = Math.min(...distances);
  if (!(least <= REACH)) return [];
  const at = middle(boxes[distances.indexOf(least)]);
  return [...boxes.keys()].filter((index) => away(middle(boxes[index]), at.x, at.y) < TOGETHER);
}

/** The index that a key leads to from another (−1 before the first); undefined for keys that do not move. */
export function step(key, from, count) {
  const [back, next, last] = [from - 1, from + 1, count - 1];
  const moves = { __proto__: null, Home: 0, End: last, ArrowLeft: back, ArrowUp: back, ArrowRight: next, ArrowDown: next };
  const to = moves[key];
  return to === undefined ? to : Math.max(0, Math.min(last, to));
}

/** The points of a picture with their boxes, areas last. */
function pointsOf(svg) {
  const points = [...(svg?.querySelectorAll(".point") ?? [])].map((point) => [point, point.getBoundingClientRect()]);
  return points.sort(([, one], [, other]) => isArea(one) - isArea(other));
}

class ChartReader extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    if (this.line) return;
    const pictures = [...this.querySelectorAll("svg")];
    for (const svg of pictures) {
      svg.setAttribute("tabindex", 0);
      svg.setAttribute("role", "application");
      svg.setAttribute("aria-label", `${svg.getAttribute("aria-label") ?? ""}按左右方向键逐点查看，按 Esc 键离开。`);
    }
    this.read = [];
    this.line = Object.assign(document.createElement("p"), { className: "chart-readout" });
    this.line.setAttribute("role", "status");
    pictures.pop().after(this.line);
    this.onpointermove = (event) => event.pointerType !== "touch" && this.point(event);
    this.onclick = (event) => this.point(event);
    this.onpointerleave = () => this.show([]);
    this.addEventListener("focusout", () => this.show([]));
    this.onkeydown = (event) => this.press(event);
  }

  point({ target, clientX, clientY }) {
    const points = pointsOf(target.closest("svg"));
    const found = nearest(points.map(([, box]) => box), clientX, clientY);
    this.show(found.map((index) => points[index][0]));
  }

  press(event) {
    const points = pointsOf(event.target.closest("svg")).map(([point]) => point);
    if (!points.length || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") event.target.blur();
    const to = step(event.key, points.indexOf(this.read[0]), points.length);
    if (to === undefined) return;
    event.preventDefault();
    this.show([points[to]], `（${to + 1}/${points.length}）`);
  }

  /** Shows the words of points, and tells the interactive chart. */
  show(points, place = "") {
    for (const point of this.read) point.classList.remove("point--read");
    for (const point of points) point.classList.add("point--read");
    this.read = points;
    const words = points.map((point) => point.dataset.words ?? point.textContent).join("；") + place;
    if (this.line.textContent !== words) this.line.textContent = words;
    this.dispatchEvent(new CustomEvent("chart-read", { detail: { points, words } }));
  }
}

globalThis.customElements?.define("chart-reader", ChartReader);
