// The first page: what this is, how much there is, what is most contested, and three plots. Reads overview.json alone.

import { overview } from "./data.js";
import { el, section } from "./dom.js";
import { count, day, instant, month, number, words } from "./format.js";
import { claimItem } from "./lists.js";
import { bars, figure, stacked, tableOf } from "./plots.js";
import { STANCES, colour, shape, swatch } from "./stances.js";

const COUNTED = [
  ["articles", "articles"],
  ["quotes", "quotations"],
  ["claims", "claims"],
  ["contested_claims", "contested"],
  ["speakers", "speakers"],
  ["stories", "stories"],
];

export async function homePage() {
  const whole = await overview();
  const { counts } = whole;
  return {
    title: "",
    nodes: [
      el(
        "div",
        { class: "opening" },
        el("h1", {}, "Who said what, in which news"),
        el(
          "p",
          { class: "lede" },
          "On Record reads news articles for what they attribute to others: who asserts a thing, who denies it, who has seen no evidence, since when, and on how many independent origins it rests. ",
          el("strong", {}, "It never says what is true."),
        ),
        el(
          "dl",
          { class: "counts" },
          COUNTED.map(([key, name]) => el("div", {}, el("dt", {}, name), el("dd", {}, number(counts[key])))),
        ),
        counts.withheld_quotes
          ? el(
              "p",
              { class: "note" },
              `The words of ${count(counts.withheld_quotes, "quotation")} are withheld for the sake of rights; what was made of them is here.`,
            )
          : null,
      ),
      section(
        "Most contested",
        el(
          "p",
          { class: "note" },
          "One speaker asserts or confirms the claim, another denies it. The bar counts speakers; origins are quotations that go back to no other.",
        ),
        whole.contested.length
          ? [
              el(
                "ol",
                { class: "items columns", role: "list" },
                whole.contested.map((row) => claimItem(row, null, false)),
              ),
              el("p", {}, el("a", { href: "#/claims" }, `All ${number(whole.lists.claims.rows)} claims`)),
            ]
          : el(
              "p",
              {},
              "No claim of this release is both affirmed and denied. ",
              el("a", { href: "#/claims" }, "All claims"),
            ),
      ),
      el(
        "section",
        { class: "plots" },
        el("h2", {}, "The release at a glance"),
        overTime(whole),
        el("div", { class: "pair" }, taken(whole), outlets(whole)),
      ),
    ],
  };
}

function overTime(whole) {
  const unit = whole.over_time_bin;
  const bins = whole.over_time.map((bin) => {
    const at = instant(bin.from);
    return {
      label: unit === "year" ? String(new Date(at).getUTCFullYear()) : unit === "month" ? month(at) : day(at),
      values: bin.stances,
    };
  });
  if (!bins.length) return null;
  const keys = STANCES.filter((stance) => bins.some((bin) => bin.values[stance]));
  const outside = whole.over_time_outside
    ? ` ${count(whole.over_time_outside, "quotation")} of other times are left out.`
    : "";
  return figure({
    title: `Positions over time, by ${unit}`,
    note: `Original quotations by the stance they take, at the time they were said or else printed.${outside}`,
    describe: `Stacked bars, one for each of ${bins.length} ${unit}s from ${bins[0].label}. The figures are in the table below.`,
    draw: stacked({ bins, keys, area: colour, name: words }),
    legend: keys.map((stance) => [swatch(stance), words(stance)]),
    tables: tableOf(
      "Positions over time",
      [`${unit} from`, ...keys.map(words)],
      bins
        .filter((bin) => keys.some((key) => bin.values[key]))
        .map((bin) => [bin.label, ...keys.map((key) => number(bin.values[key]))]),
    ),
  });
}

function taken(whole) {
  const rows = STANCES.filter((stance) => whole.stances[stance]).map((stance) => ({
    label: words(stance),
    value: whole.stances[stance],
    mark: () => shape(stance),
    area: colour(stance),
    title: `${words(stance)}: ${number(whole.stances[stance])}. ${whole.vocabularies.stance[stance] ?? ""}`,
  }));
  if (!rows.length) return null;
  return figure({
    title: "Positions by stance",
    note: "A position is one speaker’s stance on one claim.",
    describe: "A bar for each stance. The figures are in the table below.",
    draw: bars(rows),
    tables: tableOf(
      "Positions by stance",
      ["stance", "positions", "meaning"],
      STANCES.filter((stance) => whole.stances[stance]).map((stance) => [
        words(stance),
        number(whole.stances[stance]),
        whole.vocabularies.stance[stance] ?? "",
      ]),
    ),
  });
}

function outlets(whole) {
  const named = ({ outlet }) => outlet ?? "(outlet not stated)";
  if (!whole.outlets.length) return null;
  const more = whole.outlets_more ? ` ${count(whole.outlets_more, "further outlet")} are left out.` : "";
  return figure({
    title: "Outlets",
    note: `Original quotations; hatched: from unnamed sources.${more}`,
    describe:
      "A bar for each outlet, its hatched end the quotations from unnamed sources. The figures are in the table below.",
    draw: bars(
      whole.outlets.map((row) => ({
        label: named(row),
        value: row.quotes,
        part: row.unnamed,
        area: "plain",
        title: `${named(row)}: ${count(row.quotes, "quotation")}, ${number(row.unnamed)} from unnamed sources`,
      })),
    ),
    tables: tableOf(
      "Outlets",
      ["outlet", "quotations", "from unnamed sources"],
      whole.outlets.map((row) => [named(row), number(row.quotes), number(row.unnamed)]),
    ),
  });
}
