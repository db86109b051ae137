// The page of one speaker: names, outlets, links to other speakers, and every position with those that changed.

import { overview, record } from "./data.js";
import { bdi, dotted, el, growing, orWithheld, outward, section, timed } from "./dom.js";
import { filtered } from "./filters.js";
import { count, held, number, percent, time, words } from "./format.js";
import { contestedBadge } from "./lists.js";
import { bars, figure, tableOf } from "./plots.js";
import { mark, stanceLabel } from "./stances.js";

const LINKED = {
  speaks_for: ["Speaks for", "Spoken for by"],
  hypothesis: ["Kept apart, but may be the same as", "Kept apart, but may be the same as"],
  same: ["The same as", "The same as"],
};
const WIKIDATA = /^Q[0-9]{1,15}$/;

/** The page of the speaker `id`; null where the release has none. */
export async function speakerPage(id) {
  const [speaker, whole] = await Promise.all([record("speakers", id), overview()]);
  if (!speaker) return null;
  const name = speaker.name ?? "Name withheld";
  const aliases = speaker.aliases.filter((alias) => alias !== speaker.name);
  const changed = speaker.positions.filter((position) => position.changed_from).length;
  const what = held(whole.vocabularies.speaker_kind, speaker.kind);
  return {
    title: name,
    nodes: [
      el("p", { class: "kicker" }, `Speaker: ${words(speaker.kind)}`),
      el("h1", { dir: "auto" }, orWithheld(speaker.name, "name withheld")),
      el(
        "p",
        { class: "summary" },
        dotted(
          el("strong", {}, `${count(speaker.quotes, "quotation")} in ${count(speaker.articles, "article")}`),
          count(speaker.positions.length + speaker.positions_more, "position"),
          changed ? `${number(changed)} changed` : null,
        ),
      ),
      what ? el("p", { class: "note" }, what) : null,
      speaker.wikidata_id ? el("p", { class: "note" }, "Wikidata: ", wikidata(speaker.wikidata_id)) : null,
      aliases.length
        ? el(
            "p",
            { class: "aliases" },
            "Also printed as ",
            aliases.map((alias, index) => [index ? ", " : "", bdi(alias)]),
            ".",
          )
        : null,
      section(
        "Positions",
        speaker.positions.length
          ? filtered(speaker.positions, {
              stancesOf: (position) => [position.stance],
              render: stood,
              further: [
                ["Changed position", (position) => position.changed_from],
                ["Contested claims", (position) => position.contested],
              ],
              one: "position",
              of: "positions",
              name: "items positions",
            })
          : el("p", {}, "No quotation of this speaker states a claim."),
        speaker.positions_more
          ? el("p", { class: "note" }, `${count(speaker.positions_more, "older position")} are left out here.`)
          : null,
      ),
      section("Outlets that quote this speaker", outlets(speaker.outlets)),
      section("Links to other speakers", linked(speaker.links)),
    ],
  };
}

const wikidata = (id) => (WIKIDATA.test(id) ? outward(`https://www.wikidata.org/wiki/${id}`, id) : bdi(id));

const stood = (position) =>
  el(
    "li",
    { class: position.changed_from ? "item turned" : "item" },
    el(
      "p",
      { class: "who" },
      mark(position.stance),
      el("strong", {}, words(position.stance)),
      position.changed_from
        ? [" ", el("span", { class: "badge changed" }, "changed from ", stanceLabel(position.changed_from))]
        : null,
    ),
    el(
      "p",
      { class: "statement" },
      el("a", { href: `#/claim/${position.claim_id}` }, orWithheld(position.statement, "statement withheld")),
      position.contested ? [" ", contestedBadge()] : null,
    ),
    el(
      "p",
      { class: "meta" },
      dotted(lasted(position), count(position.origins, "origin"), count(position.quotes, "quotation")),
    ),
  );

function lasted({ first_said_at: first, last_said_at: last }) {
  if (!first) return "no date";
  if (!last || last === first) return timed(first, time(first));
  return [timed(first, time(first)), " to ", timed(last, time(last))];
}

function outlets(pairs) {
  if (!pairs.length) return null;
  const rows = pairs.map(([outlet, quotes]) => ({ label: outlet ?? "(outlet not stated)", value: quotes }));
  return figure({
    title: "Quotations by outlet",
    note: "Reprints count here: an outlet that prints a quotation spreads it.",
    describe: "A bar for each outlet. The figures are in the table below.",
    draw: bars(rows.map((row) => ({ ...row, area: "plain", title: `${row.label}: ${number(row.value)}` }))),
    tables: tableOf(
      "Quotations by outlet",
      ["outlet", "quotations"],
      rows.map((row) => [row.label, number(row.value)]),
    ),
  });
}

function linked(links) {
  if (!links.length) return null;
  return growing(
    links,
    (link) => {
      const [outgoing, incoming] = held(LINKED, link.relation) ?? [words(link.relation), words(link.relation)];
      return el(
        "li",
        {},
        link.inverse ? incoming : outgoing,
        " ",
        el("a", { href: `#/speaker/${link.id}` }, orWithheld(link.name, "name withheld")),
        link.score === null ? null : el("span", { class: "meta" }, ` score ${percent(link.score)}`),
      );
    },
    { of: "links", name: "links" },
  );
}
