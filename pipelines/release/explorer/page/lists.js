// Ranked lists: how a claim, a speaker and a story look as one row anywhere, and the pages that go through all of them.
// What a claim, a speaker or a story is in full has its own module.

import { overview, rows } from "./data.js";
import { bdi, dotted, el, timed } from "./dom.js";
import { count, number, time, words } from "./format.js";
import { balance } from "./stances.js";

const SHOWN = 50;

export const contestedBadge = () =>
  el("span", { class: "badge", title: "One speaker asserts or confirms it, and another denies it." }, "Contested");

const named = (text, absent, looked) =>
  text ? (looked ? el("bdi", {}, looked(text)) : bdi(text)) : el("span", { class: "withheld" }, `(${absent})`);

/** A claim as an item of a list. `looked` may mark words in its text; `badge` is left out where all have one. */
export const claimItem = (row, looked = null, badge = true) =>
  el(
    "li",
    { class: "item claim" },
    el(
      "p",
      { class: "statement" },
      el("a", { href: `#/claim/${row.id}` }, named(row.statement, "statement withheld", looked)),
      row.contested && badge ? [" ", contestedBadge()] : null,
    ),
    balance(row.stances),
    el(
      "p",
      { class: "meta" },
      dotted(
        `${count(row.origins, "origin")} in ${count(row.outlets, "outlet")}`,
        count(row.quotes, "quotation"),
        row.first_said_at ? ["since ", timed(row.first_said_at, time(row.first_said_at))] : null,
      ),
    ),
  );

/** A speaker as an item of a list. */
export const speakerItem = (row, looked) =>
  el(
    "li",
    { class: "item" },
    el("p", { class: "name" }, el("a", { href: `#/speaker/${row.id}` }, named(row.name, "name withheld", looked))),
    el(
      "p",
      { class: "meta" },
      dotted(words(row.kind), `${count(row.quotes, "quotation")} in ${count(row.articles, "article")}`),
    ),
  );

/** A story as an item of a list. */
export const storyItem = (row, looked) =>
  el(
    "li",
    { class: "item" },
    el(
      "p",
      { class: "statement" },
      el("a", { href: `#/story/${row.id}` }, named(row.headline, "headline not given", looked)),
    ),
    el(
      "p",
      { class: "meta" },
      dotted(
        `${count(row.articles, "article")} in ${count(row.outlets, "outlet")}`,
        row.origins === row.articles ? null : `${number(row.origins)} of them no copies`,
        row.first_published_at ? ["from ", timed(row.first_published_at, time(row.first_published_at))] : null,
      ),
    ),
  );

export const KINDS = {
  claims: {
    title: "Claims",
    item: claimItem,
    order: "Contested claims first, then by the number of independent origins.",
  },
  speakers: { title: "Speakers", item: speakerItem, order: "By the number of quotations." },
  stories: { title: "Stories", item: storyItem, order: "By the number of articles, then the latest first." },
};

/** A page of a ranked list; `asked` is the page from 1. */
export async function listPage(kind, asked) {
  const { title, item, order } = KINDS[kind];
  const total = (await overview()).lists[kind].rows;
  const last = Math.max(1, Math.ceil(total / SHOWN));
  const page = Math.min(Math.max(1, asked), last);
  const first = (page - 1) * SHOWN;
  const found = await rows(
    kind,
    Array.from({ length: Math.min(SHOWN, total - first) }, (_, index) => first + index),
  );
  return {
    title: page > 1 ? `${title}, page ${number(page)}` : title,
    nodes: [
      el("h1", {}, title),
      el(
        "p",
        { class: "lede" },
        total
          ? `${number(first + 1)} to ${number(first + found.length)} of ${number(total)}. ${order}`
          : `This release has no ${kind}.`,
      ),
      el(
        "ol",
        { class: "items", start: first + 1, role: "list" },
        found.map((row) => item(row)),
      ),
      last > 1 ? pager(kind, page, last) : null,
    ],
  };
}

function pager(kind, page, last) {
  const step = (to, words, relation) =>
    to < 1 || to > last || to === page
      ? el("span", { class: "off", "aria-hidden": "true" }, words)
      : el("a", { href: `#/${kind}?page=${to}`, rel: relation }, words);
  const field = el("input", {
    type: "number",
    min: 1,
    max: last,
    value: page,
    "aria-label": `Page, 1 to ${last}`,
    inputmode: "numeric",
  });
  const go = (event) => {
    event.preventDefault();
    const to = Math.min(last, Math.max(1, Math.round(Number(field.value)) || 1));
    location.hash = `#/${kind}?page=${to}`;
  };
  return el(
    "nav",
    { class: "pager", "aria-label": "Pages" },
    step(1, "First"),
    step(page - 1, "Previous", "prev"),
    el(
      "form",
      { onsubmit: go },
      "Page ",
      field,
      ` of ${number(last)} `,
      el("button", { type: "submit", class: "quiet" }, "Go"),
    ),
    step(page + 1, "Next", "next"),
    step(last, "Last"),
  );
}
