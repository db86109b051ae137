// Plots as SVG at the width that there is, each with a title, a legend and the same figures as a table.
// What is plotted, and in which words, is decided by the pages.

import { el, svg, table } from "./dom.js";
import { clock, day, month, number } from "./format.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LETTERS = document.createElement("canvas").getContext("2d");
let plots = 0;

/**
 * A plot in a figure. `draw(width)` gives [height, SVG children]; `tables` stand folded below. A `bare` one stands
 * under a heading that says its title.
 */
export function figure({ title, bare = false, note, describe, draw, legend = [], tables }) {
  const id = `plot-${++plots}`;
  const box = el("div", { class: "plot" });
  const redraw = (width) => {
    const [height, children] = draw(width);
    box.replaceChildren(
      svg(
        "svg",
        { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-title ${id}-desc` },
        svg("title", { id: `${id}-title` }, title),
        svg("desc", { id: `${id}-desc` }, describe),
        children,
      ),
    );
  };
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(box.clientWidth);
    if (width > 0 && width !== drawn) redraw((drawn = width));
  }).observe(box);
  return el(
    "figure",
    {},
    el(
      "figcaption",
      {},
      el("strong", { class: bare ? "unseen" : null }, title),
      note ? el("span", { class: "note" }, note) : null,
    ),
    legend.length
      ? el(
          "ul",
          { class: "legend", role: "list", "aria-hidden": "true" },
          legend.map((entry) => el("li", {}, entry)),
        )
      : null,
    box,
    el("details", { class: "figures" }, el("summary", {}, "The same as a table"), tables),
  );
}

const text = (x, y, words, attributes = {}) => svg("text", { x, y, ...attributes }, words);
const line = (x1, y1, x2, y2, name) => svg("line", { x1, y1, x2, y2, class: name });

/** `words` cut so that they are no wider than `width` pixels. */
function cut(words, width) {
  LETTERS.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const fits = (length) => LETTERS.measureText(`${words.slice(0, length)}…`).width <= width;
  const most = words.slice(0, 200);
  if (most === words && LETTERS.measureText(words).width <= width) return words;
  let [low, high] = [0, most.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return `${words.slice(0, low).trimEnd()}…`;
}

/** At most `most` round numbers from 0 to at least `top`. */
function levels(top, most = 4) {
  const rough = Math.max(1, top) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((value) => value >= rough),
  );
  return Array.from({ length: Math.ceil(Math.max(1, top) / step) + 1 }, (_, index) => index * step);
}

/** Moments between two times (milliseconds) to write on an axis, as [time, words]. */
function moments(low, high, most) {
  const span = high - low;
  const step = [1, 3, 6, 12, 24, 48, 168, 336].map((hours) => hours * HOUR).find((length) => span / length <= most);
  if (step) {
    const first = Math.ceil(low / step) * step;
    const times = Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => first + index * step);
    // Where no midnight is in sight, the first moment names the day.
    const dateless = times.every((at) => at % DAY !== 0);
    let year = null;
    return times.map((at, index) => {
      if (dateless && index === 0) return [at, `${day(at)}, ${clock(at)}`];
      if (at % DAY !== 0) return [at, clock(at)];
      const words = new Date(at).getUTCFullYear() === year ? day(at).replace(/\s\d+$/, "") : day(at);
      year = new Date(at).getUTCFullYear();
      return [at, words];
    });
  }
  const months = span / (30.4 * DAY);
  const every = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((length) => months / length <= most) ?? 6000;
  const start = new Date(low);
  const made = [];
  for (
    let index = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / every) * every;
    made.length < 50;
    index += every
  ) {
    const at = Date.UTC(Math.floor(index / 12), index % 12, 1);
    if (at > high) break;
    if (at >= low) made.push([at, every % 12 ? month(at) : String(Math.floor(index / 12))]);
  }
  return made;
}

/**
 * Bars over time, each stacked of `keys`: `bins` are {at, label, values: {key: number}}; `area(key)` is a class.
 */
export function stacked({ bins, keys, area, name }) {
  const sums = bins.map((bin) => keys.reduce((sum, key) => sum + (bin.values[key] ?? 0), 0));
  const ticks = levels(Math.max(...sums, 1));
  const top = ticks.at(-1);
  return (width) => {
    const [left, height, foot] = [34, width < 500 ? 200 : 240, 26];
    const y = (value) => height - foot - (value / top) * (height - foot - 10);
    const pace = (width - left) / bins.length;
    const breadth = Math.max(1, Math.min(34, pace - (pace > 4 ? 2 : 0.5)));
    const x = (index) => left + index * pace + (pace - breadth) / 2;
    const grid = ticks.map((value) => [
      line(left, y(value), width, y(value), value ? "grid" : "axis"),
      text(left - 6, y(value) + 4, number(value), { "text-anchor": "end" }),
    ]);
    const bars = bins.map((bin, index) => {
      let below = 0;
      const pieces = keys
        .filter((key) => bin.values[key])
        .map((key) => {
          const value = bin.values[key];
          const [upper, lower] = [y(below + value), y(below)];
          below += value;
          // A pixel of paper between neighbours, where there is room for one.
          const gap = lower - upper > 2.5 && breadth > 4 ? 1 : 0;
          return svg(
            "rect",
            { x: x(index), y: upper, width: breadth, height: lower - upper - gap, class: `area ${area(key)}` },
            svg("title", {}, `${bin.label}: ${number(value)} ${name(key)}`),
          );
        });
      return pieces;
    });
    const every = Math.max(1, Math.ceil(125 / pace));
    const labels = bins.map((bin, index) =>
      index % every || x(index) + 60 > width + 10
        ? null
        : [
            line(x(index) + breadth / 2, y(0), x(index) + breadth / 2, y(0) + 4, "axis"),
            text(index ? x(index) + breadth / 2 : left, height - 7, bin.label, {
              "text-anchor": index ? "middle" : "start",
            }),
          ],
    );
    return [height, [grid, bars, labels].flat(Infinity).filter(Boolean)];
  };
}

/** Bars from the left: `rows` are {label, value, part, mark, area, title}; `part` of the value is hatched. */
export function bars(rows) {
  const top = Math.max(1, ...rows.map((row) => row.value));
  const hatch = `hatch-${++plots}`;
  return (width) => {
    const marked = rows.some((row) => row.mark) ? 20 : 0;
    const left = Math.min(190, Math.round(width * 0.42));
    const room = width - left - 52;
    const defined = svg(
      "defs",
      {},
      svg(
        "pattern",
        { id: hatch, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        svg("rect", { width: 5, height: 5, class: "hatch-ground" }),
        svg("rect", { width: 2, height: 5, class: "hatch-line" }),
      ),
    );
    const drawn = rows.map((row, index) => {
      const y = index * 28;
      const long = Math.max(1, (row.value / top) * room);
      const part = row.part ? (row.part / top) * room : 0;
      return svg(
        "g",
        {},
        svg("title", {}, row.title),
        row.mark ? svg("g", { transform: `translate(8 ${y + 14})` }, row.mark()) : null,
        text(marked, y + 18, cut(row.label, left - marked - 8), { class: "label" }),
        svg("rect", { x: left, y: y + 6, width: long, height: 15, class: `area ${row.area}` }),
        part
          ? svg("rect", {
              x: left + long - part,
              y: y + 6,
              width: part,
              height: 15,
              fill: `url(#${hatch})`,
              class: "hatched",
            })
          : null,
        text(left + long + 7, y + 18, number(row.value)),
      );
    });
    return [rows.length * 28 + 4, [defined, drawn]];
  };
}

/** The time from which on the axis is drawn: one saying of long ago must not press all others into a corner. */
function opening(times) {
  const sorted = [...new Set(times)].sort((one, other) => one - other);
  const span = sorted.at(-1) - sorted[0];
  const alone = Math.max(1, Math.floor(sorted.length / 10));
  for (let index = 1; index <= alone && index < sorted.length - 1; index++) {
    if (sorted[index] - sorted[index - 1] > 0.8 * span) return sorted[index];
  }
  return sorted[0];
}

/**
 * A row per name with its dots over time: `rows` are {label, dots: [{at, shape, title, open}]}. Dots without a time
 * (null) stand in a column of their own, and so do those of long before all others. `open` is called on a click;
 * `joined` draws a line from a row's first dot to its last.
 */
export function timeline(rows, { joined = false } = {}) {
  const times = rows.flatMap((row) => row.dots.map((dot) => dot.at)).filter((at) => at !== null);
  const start = times.length ? opening(times) : 0;
  const end = times.length ? Math.max(...times) : 0;
  const early = times.some((at) => at < start);
  const undated = rows.some((row) => row.dots.some((dot) => dot.at === null));
  return (width) => {
    const wide = width >= 620;
    const [pace, head] = [wide ? 28 : 44, early || undated ? 22 : 6];
    const left = wide ? Math.min(240, Math.round(width * 0.3)) : 4;
    const [before, after] = [early ? 64 : 0, undated ? 64 : 0];
    const bottom = head + rows.length * pace + 4;
    const [first, last] = [left + before + 12, width - after - 14];
    // A single moment stands in the middle.
    const [low, high] = end > start ? [start, end] : [start - DAY, end + DAY];
    const x = (at) => {
      if (at === null) return width - after / 2;
      return at < start ? left + before / 2 : first + ((at - low) / (high - low)) * (last - first);
    };
    const ticks = times.length ? moments(low, high, Math.max(2, Math.floor((last - first) / 78))) : [];
    const axis = [
      line(left + before, bottom, width - after, bottom, "axis"),
      ticks.map(([at, words]) => {
        const place = x(at);
        const anchor = place > last - 30 ? "end" : place < first + 24 || words.length > 12 ? "start" : "middle";
        return [
          line(place, head, place, bottom, "grid"),
          text(anchor === "end" ? width - after : place, bottom + 17, words, { "text-anchor": anchor }),
        ];
      }),
      early
        ? [
            line(left + before, head, left + before, bottom, "divide"),
            text(left + before / 2, 13, "long before", { "text-anchor": "middle" }),
          ]
        : [],
      undated
        ? [
            line(width - after, head, width - after, bottom, "divide"),
            text(width - after / 2, 13, "no date", { "text-anchor": "middle" }),
          ]
        : [],
    ];
    const drawn = rows.map((row, index) => {
      const top = head + index * pace;
      const y = top + (wide ? pace / 2 : pace - 13);
      const label = wide
        ? text(left - 10, y + 4, cut(row.label, left - 14), { class: "label", "text-anchor": "end" })
        : text(left, y - 12, cut(row.label, width - after - 8), { class: "label" });
      const placed = row.dots.map((dot) => ({ dot, x: x(dot.at) })).sort((one, other) => one.x - other.x);
      let step = 0;
      const dots = placed.map((one, number) => {
        // Dots that would cover each other stand a little above and below the line.
        step = number && one.x - placed[number - 1].x < 10 ? step + 1 : 0;
        const near = step || (placed[number + 1] && placed[number + 1].x - one.x < 10);
        const offset = near ? (step % 2 ? 5.5 : -5.5) : 0;
        return svg(
          "g",
          {
            class: one.dot.open ? "dot open" : "dot",
            transform: `translate(${one.x.toFixed(1)} ${(y + offset).toFixed(1)})`,
            onclick: one.dot.open,
          },
          svg("title", {}, one.dot.title),
          svg("circle", { r: 10, class: "reach" }),
          one.dot.shape(),
        );
      });
      const [near, far] = [placed[0].x, placed.at(-1).x];
      return [
        line(left + before, y, width - after, y, "row"),
        joined && far > near ? line(near, y, far, y, "span") : null,
        label,
        dots,
      ];
    });
    return [bottom + 24, [axis, drawn].flat(Infinity).filter(Boolean)];
  };
}

/** The table of a plot. */
export const tableOf = (title, columns, rows) => table(title, columns, rows);
