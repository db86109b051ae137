// Where a source stands: the sides, the shape and colour class of each stance, and the bar of a claim's sides.
// A stance is told by its shape and its word as well as by its colour.

import { el, svg } from "./dom.js";
import { count, number, words } from "./format.js";

export const SIDES = {
  for: { title: "For", stances: ["asserts", "confirms", "predicts", "commits"] },
  against: { title: "Against", stances: ["denies"] },
  unsure: { title: "Unsure", stances: ["doubts", "no_evidence"] },
  other: { title: "Demands and questions", stances: ["demands", "asks"] },
};
export const STANCES = Object.values(SIDES).flatMap((side) => side.stances);

const CIRCLE = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z";
const SQUARE = "M-4.5-4.5h9v9h-9z";
const SHAPES = {
  asserts: CIRCLE,
  confirms: SQUARE,
  predicts: "M0-5.5L5.8 4.5H-5.8z",
  commits: "M0-6.2L6.2 0L0 6.2L-6.2 0z",
  denies: "M-5.4-3.2l2.2-2.2L0-2.2l3.2-3.2l2.2 2.2L2.2 0l3.2 3.2l-2.2 2.2L0 2.2l-3.2 3.2l-2.2-2.2L-2.2 0z",
  doubts: "M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z",
  no_evidence: "M-3.9-3.9h7.8v7.8h-7.8z",
  demands: "M0 5.5L-5.8-4.5H5.8z",
  asks: "M0 4.2L-4.6-3.6H4.6z",
};
const HOLLOW = new Set(["doubts", "no_evidence", "asks"]);

/** The stance as one of ours: data may hold a term that this page does not know. */
const known = (stance) => (Object.hasOwn(SHAPES, stance) ? stance : "asks");

export const sideOf = (stance) => Object.keys(SIDES).find((side) => SIDES[side].stances.includes(stance)) ?? "other";

/** The class that colours a stance. */
export const colour = (stance) => `s-${known(stance)}`;

/** The path of a stance's shape, about 0, 0. */
export const shape = (stance, attributes = {}) =>
  svg("path", {
    d: SHAPES[known(stance)],
    ...attributes,
    class: `shape ${colour(stance)}${HOLLOW.has(known(stance)) ? " hollow" : ""}`,
  });

/** The shape as a small picture beside its word. */
export const mark = (stance) =>
  svg("svg", { class: "mark", viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" }, shape(stance));

/** Shape and word. */
export const stanceLabel = (stance) => el("span", { class: "stance" }, mark(stance), words(stance));

/** A square in the colour of a stance, as plots of areas use it. */
export const swatch = (stance) =>
  svg(
    "svg",
    { class: "mark", viewBox: "0 0 16 16", width: 12, height: 12, "aria-hidden": "true" },
    svg("rect", { width: 16, height: 16, class: `area ${colour(stance)}` }),
  );

/** Speakers by side, of {stance: speakers}. */
export function bySide(stances) {
  const sums = { for: 0, against: 0, unsure: 0, other: 0 };
  for (const [stance, speakers] of Object.entries(stances ?? {})) sums[sideOf(stance)] += speakers;
  return sums;
}

/** The sides of a claim in numbers, and as a bar where they differ: for from the left, against from the right. */
export function balance(stances) {
  const sums = bySide(stances);
  const drawn = ["for", "unsure", "against"].filter((side) => sums[side]);
  const total = drawn.reduce((sum, side) => sum + sums[side], 0);
  let from = 0;
  const bars = drawn.map((side) => {
    const width = (sums[side] / total) * 100;
    // A gap in the colour of the paper parts neighbours, whatever the eye makes of their colours.
    const gap = from ? svg("rect", { x: `${from}%`, y: 0, width: 2, height: 8, class: "gap" }) : null;
    const bar = svg("rect", { x: `${from}%`, y: 0, width: `${width}%`, height: 8, class: `side-${side}` });
    from += width;
    return [bar, gap];
  });
  return el(
    "div",
    { class: "balance" },
    drawn.length > 1 ? svg("svg", { class: "sides", width: "100%", height: 8, "aria-hidden": "true" }, bars) : null,
    el(
      "p",
      { class: "sums" },
      drawn.map((side) => el("span", { class: `sum ${side}` }, `${number(sums[side])} ${side} `)),
      sums.other ? el("span", { class: "sum other" }, count(sums.other, "demands or asks", "demand or ask")) : null,
    ),
  );
}
