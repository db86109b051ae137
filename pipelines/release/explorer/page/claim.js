// The page of one claim: who stands where and since when, and the words that it rests on.

import { isId, overview, record } from "./data.js";
import { bdi, code, dotted, el, growing, orWithheld, section, timed } from "./dom.js";
import { filtered } from "./filters.js";
import { count, held, instant, number, time, words } from "./format.js";
import { contestedBadge } from "./lists.js";
import { figure, tableOf, timeline } from "./plots.js";
import { articlesOf, byOrigin, markLegend, moment, quotation } from "./quotations.js";
import { SIDES, STANCES, balance, mark, shape, sideOf, stanceLabel } from "./stances.js";

const MOST_ROWS = 40;
const RELATED = {
  contradicts: ["The two cannot both hold", "The two cannot both hold"],
  narrows: ["This claim is a special case of", "A special case of this claim"],
  other_modality: ["This claim puts as a plan, a wish or a possibility", "As a plan, a wish or a possibility"],
};

/** The page of the claim `id`; null where the release has none. */
export async function claimPage(id) {
  const [claim, whole] = await Promise.all([record("claims", id), overview()]);
  if (!claim) return null;
  const statement = claim.statement ?? "Statement withheld";
  const groups = byOrigin(claim.said);
  return {
    title: statement,
    nodes: [
      el("p", { class: "kicker" }, "Claim ", claim.contested ? contestedBadge() : null),
      el("h1", { class: "said", dir: "auto" }, orWithheld(claim.statement, "statement withheld")),
      el(
        "p",
        { class: "summary" },
        dotted(
          el("strong", {}, `${count(claim.origins, "origin")} in ${count(claim.outlets, "outlet")}`),
          count(claim.speakers, "speaker"),
          `${count(claim.quotes, "quotation")} in ${count(claim.articles, "article")}`,
          claim.first_said_at ? ["first said ", timed(claim.first_said_at, time(claim.first_said_at))] : null,
        ),
      ),
      balance(claim.stances),
      notes(claim),
      section("Who stands where, since when", claim.said.length ? standing(groups) : null),
      section("Positions", positions(claim, whole)),
      section(
        "The quotations",
        markLegend(),
        filtered(groups, {
          stancesOf: ({ head, reprints }) => [head.stance, ...reprints.map((row) => row.stance)],
          render: quotation,
          one: "origin",
          of: "origins",
          list: "ol",
          name: "quotations",
        }),
        claim.said_more
          ? el(
              "p",
              { class: "note" },
              `${count(claim.said_more, "further quotation")} of this claim are left out here; the query below gives them all.`,
            )
          : null,
      ),
      section(
        "Articles",
        claim.said.length
          ? growing(articlesOf(claim.said), (item) => item, { of: "articles", name: "articles" })
          : null,
      ),
      section("Related claims", related(claim.related)),
      query(claim.id),
    ],
  };
}

function notes(claim) {
  const told = [
    claim.statement
      ? null
      : "The statement repeats words of an article whose licence does not let them out, so it is withheld. Who stands where is here all the same.",
    claim.statement && claim.rewrites
      ? `Worded after a quotation and changed by rule (${claim.rewrites.split(",").map(words).join(", ")}); what was put in stands in square brackets.`
      : null,
    claim.statement && !claim.standalone ? "The statement may not be clear without its article." : null,
  ].filter(Boolean);
  return told.map((text) => el("p", { class: "note" }, text));
}

/** Go to a quotation on this page, unfolding what it is folded in; more of the list is shown until it is there. */
function goTo(id) {
  const more = document.querySelector(".quotations + .more");
  while (!document.getElementById(id) && more && !more.hidden) more.click();
  const target = document.getElementById(id);
  if (!target) return;
  const folded = target.closest("details");
  if (folded) folded.open = true;
  target.focus({ preventScroll: true });
  target.scrollIntoView({
    block: "center",
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}

function standing(groups) {
  const speakers = new Map();
  const sayings = [];
  for (const { head, reprints } of groups) {
    // A reprint has a dot only where it names another speaker or stance than its origin.
    const own = [head, ...reprints.filter((row) => row.speaker_id !== head.speaker_id || row.stance !== head.stance)];
    for (const row of own) {
      const entry = speakers.get(row.speaker_id) ?? { label: row.name ?? "(name withheld)", dots: [] };
      const at = moment(row);
      const dated = at ? time(at) : "no date";
      entry.dots.push({
        at: instant(at),
        shape: () => shape(row.stance),
        title: `${entry.label} ${words(row.stance)}, ${dated}, ${row.outlet ?? "outlet not stated"}`,
        open: () => goTo(row.quote_id),
      });
      speakers.set(row.speaker_id, entry);
      sayings.push([
        dated,
        bdi(entry.label),
        words(row.stance),
        row.outlet ? bdi(row.outlet) : "",
        el("button", { type: "button", class: "quiet", onclick: () => goTo(row.quote_id) }, "Read"),
      ]);
    }
  }
  const rows = [...speakers.values()];
  const left = rows.length - MOST_ROWS;
  const taken = STANCES.filter((stance) =>
    groups.some(({ head, reprints }) => [head, ...reprints].some((row) => row.stance === stance)),
  );
  return figure({
    title: "Who stands where, since when",
    bare: true,
    note: `A mark for each saying, a row for each speaker, the first to speak on top; reprints are left out. Choose a mark to read the words.${left > 0 ? ` ${count(left, "further speaker")} are in the table only.` : ""}`,
    describe: `Sayings of ${number(Math.min(rows.length, MOST_ROWS))} speakers over time, with a shape for each stance. The table below lists them all.`,
    draw: timeline(rows.slice(0, MOST_ROWS), { joined: true }),
    legend: taken.map((stance) => [mark(stance), words(stance)]),
    tables: tableOf("Sayings", ["when", "speaker", "stance", "outlet", "words"], sayings),
  });
}

function positions(claim, whole) {
  const columns = Object.entries(SIDES).map(([side, { title }]) => {
    const found = claim.positions.filter((position) => sideOf(position.stance) === side);
    if (!found.length) return null;
    return el(
      "div",
      { class: `column side-${side}` },
      el(
        "h3",
        {},
        `${title} `,
        el("span", { class: "tally" }, number(new Set(found.map((position) => position.speaker_id)).size)),
      ),
      growing(found, (position) => stood(position, whole), { step: 25, of: "positions", name: "stood" }),
    );
  });
  if (!claim.positions.length) return null;
  return [
    el("div", { class: "sides-of" }, columns),
    claim.positions_more
      ? el("p", { class: "note" }, `${count(claim.positions_more, "further position")} are left out here.`)
      : null,
  ];
}

const stood = (position, whole) =>
  el(
    "li",
    {},
    el("a", { href: `#/speaker/${position.speaker_id}` }, orWithheld(position.name, "name withheld")),
    el("p", { class: "how", title: held(whole.vocabularies.stance, position.stance) }, stanceLabel(position.stance)),
    position.changed_from ? el("p", { class: "turned" }, "changed from ", stanceLabel(position.changed_from)) : null,
    el(
      "p",
      { class: "meta" },
      dotted(
        words(position.kind),
        position.first_said_at ? ["since ", timed(position.first_said_at, time(position.first_said_at))] : "no date",
        count(position.origins, "origin"),
      ),
    ),
  );

function related(claims) {
  if (!claims?.length) return null;
  return el(
    "ul",
    { class: "related", role: "list" },
    claims.map((other) => {
      const [outgoing, incoming] = held(RELATED, other.relation) ?? [words(other.relation), words(other.relation)];
      return el(
        "li",
        {},
        el("p", { class: "meta" }, other.inverse ? incoming : outgoing),
        el(
          "p",
          { class: "statement" },
          el("a", { href: `#/claim/${other.id}` }, orWithheld(other.statement, "statement withheld")),
        ),
      );
    }),
  );
}

/** The same from the database; only an id of the known form goes into the text. */
function query(id) {
  if (!isId(id)) return null;
  const text = `-- in the folder of the release: duckdb -readonly onrecord.duckdb
SELECT coalesce(said_from, published_at) AS moment, source_chain, stance, certainty,
       content_text, outlet, is_origin, origin_id, confidence, link
FROM attributed_claims
WHERE claim_id = '${id}'
ORDER BY moment NULLS LAST, quote_id;

SELECT name, kind, stance, changed_from, first_said_at, origin_count
FROM positions JOIN speakers USING (speaker_id)
WHERE claim_id = '${id}'
ORDER BY first_said_at NULLS LAST;`;
  return el("details", { class: "query" }, el("summary", {}, "The same from DuckDB"), code(text));
}
