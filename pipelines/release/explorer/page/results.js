// The page of search results. How words are found is in search.js.

import { rows } from "./data.js";
import { announce, el } from "./dom.js";
import { count, number } from "./format.js";
import { KINDS as LISTED } from "./lists.js";
import { KINDS, matches, search } from "./search.js";

const STEP = 20;
const ONE = { claims: ["claim"], speakers: ["speaker"], stories: ["story", "stories"] };

/** The results of `query`. */
export async function resultsPage(query) {
  const heading = el("h1", {}, "Search");
  if (!query.trim()) {
    return {
      title: "Search",
      nodes: [
        heading,
        el(
          "p",
          { class: "lede" },
          "Type words of a claim, the name of a speaker, or words of a headline. All words must be there; the last one may be the beginning of a word.",
        ),
      ],
    };
  }
  const { looked, ranks } = await search(query);
  heading.append(": ", el("bdi", { class: "asked" }, query));
  const title = `Search: ${query}`;
  const total = KINDS.reduce((sum, kind) => sum + ranks[kind].length, 0);
  if (!looked.length) {
    announce("No results.");
    return { title, nodes: [heading, el("p", { class: "lede" }, "There is no letter or number to look for in this.")] };
  }
  if (!total) {
    announce("No results.");
    return { title, nodes: [heading, ...nothing(looked)] };
  }
  const told = KINDS.filter((kind) => ranks[kind].length).map((kind) => count(ranks[kind].length, ...ONE[kind]));
  const groups = await Promise.all(
    KINDS.filter((kind) => ranks[kind].length).map((kind) => group(kind, ranks[kind], looked)),
  );
  announce(`${told.join(", ")}.`);
  return { title, nodes: [heading, el("p", { class: "lede" }, `${told.join(", ")}.`), groups] };
}

const marking = (looked) => (text) =>
  matches(text, looked).map(([piece, hit]) => (hit ? el("mark", {}, piece) : piece));

async function group(kind, ranks, looked) {
  const { title, item } = LISTED[kind];
  const mark = marking(looked);
  const list = el("ol", { class: "items", role: "list" });
  const button = el("button", { type: "button", class: "more" });
  let shown = 0;
  const grow = async () => {
    button.disabled = true;
    const fresh = (await rows(kind, ranks.slice(shown, shown + STEP))).map((row) => item(row, mark));
    list.append(...fresh);
    shown += fresh.length;
    button.disabled = false;
    button.hidden = shown >= ranks.length;
    button.textContent = `Show ${number(Math.min(STEP, ranks.length - shown))} more (${number(ranks.length - shown)} left)`;
    return fresh[0];
  };
  button.addEventListener("click", async () => {
    try {
      (await grow())?.querySelector("a")?.focus();
    } catch (problem) {
      button.disabled = false;
      button.textContent = `These could not be read (${problem.message}). Try again`;
    }
  });
  await grow();
  return el(
    "section",
    {},
    el("h2", {}, `${title} `, el("span", { class: "tally" }, number(ranks.length))),
    list,
    button,
  );
}

const nothing = (looked) => [
  [...looked.at(-1).token].length < 2
    ? el("p", { class: "lede" }, "Go on typing: with two letters the last word is looked for as a beginning.")
    : null,
  el(
    "p",
    { class: "lede" },
    "Nothing in this release has all of: ",
    looked.map(({ token, open }, index) => [
      index ? ", " : "",
      el("bdi", { class: "asked" }, open ? `${token}…` : token),
    ]),
  ),
  el(
    "ul",
    { class: "hints" },
    el("li", {}, "Use fewer words, or the beginning of the last one."),
    el(
      "li",
      {},
      "Claims are found by their statement and the names of their speakers, speakers by all their names, stories by the titles of their articles. The words of quotations are not in this search: ask for them in ",
      el("a", { href: "#/sql" }, "SQL"),
      ".",
    ),
    el("li", {}, "Text that the release withholds cannot be found."),
  ),
];
