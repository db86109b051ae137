// Quotations as readers see them: the words in their sentence with the parts marked, and an origin with its reprints.

import { bdi, dotted, el, isWeb, orWithheld, outward, timed } from "./dom.js";
import { count, held, number, percent, time, words } from "./format.js";
import { mark, stanceLabel } from "./stances.js";

const MARKS = { content: "mark", source: "b", cue: "i" };

/** What the marks in a context mean. */
export const markLegend = () =>
  el(
    "p",
    { class: "note marks" },
    "In the sentence: ",
    el("b", { class: "source" }, "who speaks"),
    ", ",
    el("i", { class: "cue" }, "the words that attribute"),
    ", ",
    el("mark", { class: "content" }, "what is said"),
    ". Confidence is the calibrated probability that these parts are right.",
  );

/** "A › B": who speaks, and through whom. */
export const chain = (text) =>
  text
    .split(" > ")
    .map((name, index) => [index ? el("span", { class: "via", "aria-label": "through" }, " › ") : null, bdi(name)]);

/** The moment that a quotation stands at: when it was said, or else printed. */
export const moment = (row) => row.said_from ?? row.published_at;

/** Quotations as [{head, reprints}]: what goes back to one origin is one group, in the order in which they come. */
export function byOrigin(said) {
  const groups = new Map();
  for (const row of said) groups.set(row.origin_id, [...(groups.get(row.origin_id) ?? []), row]);
  return [...groups.values()].map((rows) => {
    const head = rows.find((row) => row.is_origin) ?? rows[0];
    return { head, reprints: rows.filter((row) => row !== head) };
  });
}

const article = (row) => outward(row.url, row.title ? bdi(row.title) : "(title not given)");

function wordsOf(row) {
  if (row.segments)
    return el(
      "blockquote",
      { dir: "auto" },
      row.segments.map(([text, kind]) => (held(MARKS, kind) ? el(MARKS[kind], { class: kind }, text) : text)),
    );
  if (row.text) return el("blockquote", { dir: "auto" }, el("mark", { class: "content" }, row.text));
  return el(
    "p",
    { class: "withheld" },
    "The words are withheld: the article’s licence is not open, and they are too long or would bring more than a fifth of it out. Whoever has the article finds them by their place and hash, in the tables quote_spans and quotes.",
  );
}

/** One origin: the quotation, and the reprints that rest on it folded below. */
export function quotation({ head, reprints }) {
  const at = moment(head);
  return el(
    "li",
    { class: "quotation", id: head.quote_id, tabindex: -1 },
    el(
      "div",
      { class: "margin" },
      el("p", { class: "when" }, at ? timed(at, time(at)) : "No date"),
      el("p", { class: "outlet" }, head.outlet ? bdi(head.outlet) : "outlet not stated"),
      head.said_from && head.published_at && head.said_from !== head.published_at
        ? el("p", { class: "note" }, "printed ", timed(head.published_at, time(head.published_at)))
        : null,
    ),
    el(
      "div",
      { class: "body" },
      el(
        "p",
        { class: "who" },
        mark(head.stance),
        el("a", { href: `#/speaker/${head.speaker_id}` }, orWithheld(head.name, "name withheld")),
        " ",
        el("strong", {}, words(head.stance)),
        head.chain && head.chain !== head.name ? el("span", { class: "chain" }, "Source: ", chain(head.chain)) : null,
      ),
      wordsOf(head),
      el(
        "p",
        { class: "meta" },
        dotted(
          // Of many speakers the certainty is not known: to say so would only be noise.
          head.certainty === "unknown" ? null : words(head.certainty),
          head.type ? `${words(head.type)} speech` : null,
          head.polarity === "negative" ? "in words that negate it" : null,
          head.confidence === null ? null : `confidence ${percent(head.confidence)}`,
          article(head),
          isWeb(head.link) ? outward(head.link, "read the passage") : null,
        ),
      ),
      head.is_origin
        ? null
        : el("p", { class: "note" }, "Taken over from an earlier quotation that does not count to this claim."),
      reprints.length ? printed(head, reprints) : null,
    ),
  );
}

/** Where else an origin is printed; the same article may print it twice, in its headline and in its text. */
function whereElse(head, reprints) {
  const elsewhere = new Set(reprints.map((row) => row.article_id));
  const here = elsewhere.delete(head.article_id)
    ? reprints.filter((row) => row.article_id === head.article_id).length
    : 0;
  const told = [
    elsewhere.size ? `also printed in ${count(elsewhere.size, "other article")}` : null,
    here ? `repeated in the same article${here > 1 ? ` (${number(here)} times)` : ""}` : null,
  ].filter(Boolean);
  const text = `${told.join(", ")}: all one origin`;
  return text[0].toUpperCase() + text.slice(1);
}

const printed = (head, reprints) =>
  el(
    "details",
    { class: "reprints" },
    el("summary", {}, whereElse(head, reprints)),
    el(
      "ul",
      {},
      reprints.map((row) =>
        el(
          "li",
          { id: row.quote_id, tabindex: -1 },
          dotted(
            row.outlet ? el("strong", {}, bdi(row.outlet)) : "outlet not stated",
            row.published_at ? timed(row.published_at, time(row.published_at)) : null,
            article(row),
            isWeb(row.link) ? outward(row.link, "read the passage") : null,
            row.stance === head.stance ? null : stanceLabel(row.stance),
            row.speaker_id === head.speaker_id
              ? null
              : ["here of ", el("a", { href: `#/speaker/${row.speaker_id}` }, orWithheld(row.name, "name withheld"))],
          ),
          row.text && head.text && row.text !== head.text ? wordsOf(row) : null,
        ),
      ),
    ),
  );

/** The articles that quotations stand in, each once, with how many of them. */
export function articlesOf(said) {
  const found = new Map();
  for (const row of said) {
    const entry = found.get(row.article_id) ?? { row, quotes: 0, origins: 0 };
    entry.quotes += 1;
    entry.origins += row.is_origin ? 1 : 0;
    found.set(row.article_id, entry);
  }
  return [...found.values()].map(({ row, quotes, origins }) =>
    el(
      "li",
      {},
      article(row),
      el(
        "p",
        { class: "meta" },
        dotted(
          row.outlet ? bdi(row.outlet) : "outlet not stated",
          row.published_at ? timed(row.published_at, time(row.published_at)) : "no date",
          `${count(quotes, "quotation")}, ${origins ? `${number(origins)} original` : "all taken over"}`,
          row.story_id ? el("a", { href: `#/story/${row.story_id}` }, "its story") : null,
        ),
      ),
    ),
  );
}
