// The page of one story: its articles over time with copies under their originals, what was reused, and its claims.

import { record } from "./data.js";
import { bdi, dotted, el, growing, orWithheld, outward, section, svg, timed } from "./dom.js";
import { count, held, instant, number, time, words } from "./format.js";
import { claimItem } from "./lists.js";
import { figure, tableOf, timeline } from "./plots.js";

const ROLES = { exact: "exact copy", near: "copy with small edits", version: "updated version" };
const MOST_ROWS = 40;

const dot = (own) => svg("circle", { r: own ? 5 : 4.2, class: own ? "shape ink" : "shape ink hollow" });
const key = (own) =>
  svg("svg", { class: "mark", viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" }, dot(own));

/** The page of the story `id`; null where the release has none. */
export async function storyPage(id) {
  const story = await record("stories", id);
  if (!story) return null;
  const articles = story.articles_list;
  const byId = new Map(articles.map((article) => [article.article_id, article]));
  const copies = articles.length - articles.filter((article) => article.role === "original").length;
  return {
    title: story.headline ?? "Story without a headline",
    nodes: [
      el("p", { class: "kicker" }, "Story"),
      el("h1", { dir: "auto" }, orWithheld(story.headline, "headline not given")),
      el(
        "p",
        { class: "summary" },
        dotted(
          el("strong", {}, `${count(story.articles, "article")} in ${count(story.outlets, "outlet")}`),
          copies
            ? `${number(copies)} ${copies === 1 ? "is a copy or an update" : "are copies or updates"}`
            : "no copies",
          story.first_published_at ? ["from ", timed(story.first_published_at, time(story.first_published_at))] : null,
        ),
      ),
      section(
        "Articles",
        over(articles),
        growing(families(articles, byId), family, { of: "articles", list: "ol", name: "articles" }),
        story.articles_more
          ? el("p", { class: "note" }, `${count(story.articles_more, "further article")} are left out here.`)
          : null,
      ),
      section(
        "Reused passages",
        story.passages.length
          ? growing(story.passages, (passage) => reused(passage, byId), { step: 20, of: "passages", name: "passages" })
          : null,
        story.passages_more
          ? el("p", { class: "note" }, `${count(story.passages_more, "shorter passage")} are left out here.`)
          : null,
      ),
      section(
        "Claims",
        story.claims_list.length
          ? growing(story.claims_list, (row) => claimItem(row), { step: 20, of: "claims", list: "ol", name: "items" })
          : null,
        story.claims_more
          ? el("p", { class: "note" }, `${count(story.claims_more, "further claim")} are left out here.`)
          : null,
      ),
    ],
  };
}

/** Originals in order of time, each with what copies it, whether directly or through another copy. */
function families(articles, byId) {
  const root = (article) => {
    const passed = new Set();
    while (byId.has(article.copy_of) && !passed.has(article)) {
      passed.add(article);
      article = byId.get(article.copy_of);
    }
    return article;
  };
  const found = new Map();
  for (const article of articles) {
    const first = root(article);
    const copies = found.get(first) ?? [];
    found.set(first, article === first ? copies : [...copies, article]);
  }
  return [...found].map(([original, copies]) => ({ original, copies }));
}

const titled = (article) => outward(article.url, article.title ? bdi(article.title) : "(title not given)");

const about = (article, role) =>
  el(
    "p",
    { class: "meta" },
    dotted(
      article.outlet ? bdi(article.outlet) : "outlet not stated",
      article.published_at ? timed(article.published_at, time(article.published_at)) : "no date",
      role ? el("strong", {}, role) : null,
      article.wire_credit ? ["credits ", bdi(article.wire_credit)] : null,
      count(article.quotes, "quotation"),
      article.license ? ["licence ", bdi(article.license)] : "licence not stated",
    ),
  );

const role = (article) => (article.role === "original" ? null : (held(ROLES, article.role) ?? words(article.role)));

function family({ original, copies }) {
  const told = role(original);
  return el(
    "li",
    {},
    el("p", { class: "headline" }, titled(original)),
    about(original, told ? `${told} of an article outside this list` : null),
    copies.length
      ? el(
          "details",
          { class: "copies", open: copies.length <= 3 },
          el("summary", {}, `${count(copies.length, "copy or update", "copies and updates")} of it`),
          el(
            "ul",
            {},
            copies.map((copy) => el("li", {}, titled(copy), about(copy, role(copy)))),
          ),
        )
      : null,
  );
}

function over(articles) {
  if (articles.length < 2) return null;
  const outlets = new Map();
  for (const article of articles) {
    const label = article.outlet ?? "(outlet not stated)";
    const entry = outlets.get(label) ?? { label, dots: [] };
    const told = role(article) ?? "stands for itself";
    entry.dots.push({
      at: instant(article.published_at),
      shape: () => dot(article.role === "original"),
      title: `${label}: ${article.title ?? "(title not given)"}, ${time(article.published_at) || "no date"}, ${told}`,
    });
    outlets.set(label, entry);
  }
  const rows = [...outlets.values()];
  const left = rows.length - MOST_ROWS;
  return figure({
    title: "Articles over time",
    bare: true,
    note: `A row for each outlet.${left > 0 ? ` ${count(left, "further outlet")} are in the table only.` : ""}`,
    describe: `Articles of ${number(rows.length)} outlets over time. The table below lists them all.`,
    draw: timeline(rows.slice(0, MOST_ROWS)),
    legend: [
      [key(true), "stands for itself"],
      [key(false), "copy or update"],
    ],
    tables: tableOf(
      "Articles",
      ["printed", "outlet", "title", "role"],
      articles.map((article) => [
        time(article.published_at) || "no date",
        article.outlet ? bdi(article.outlet) : "",
        article.title ? bdi(article.title) : "",
        role(article) ?? "original",
      ]),
    ),
  });
}

function reused(passage, byId) {
  const name = (id) => {
    const article = byId.get(id);
    return article
      ? [
          "“",
          orWithheld(article.title, "title not given"),
          "” (",
          article.outlet ? bdi(article.outlet) : "outlet not stated",
          ")",
        ]
      : "an article outside this list";
  };
  return el(
    "li",
    {},
    el(
      "p",
      {},
      el("strong", {}, count(passage.tokens, "word")),
      " in ",
      name(passage.article_id),
      " and ",
      name(passage.other_article_id),
    ),
    passage.text
      ? el(
          "details",
          {},
          el("summary", {}, "The passage"),
          el("blockquote", { dir: "auto", class: "passage" }, passage.text),
        )
      : el("p", { class: "withheld" }, "The words are withheld for the sake of rights."),
  );
}
