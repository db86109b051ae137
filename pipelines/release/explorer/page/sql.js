// The page on SQL: the way to the console where the release has one, and how to ask the files from elsewhere.

import { overview, sums } from "./data.js";
import { code, el, fileAddress, section } from "./dom.js";

const CONSOLE = "console/index.html";

/** The page on SQL. */
export async function sqlPage() {
  const [whole, listed] = await Promise.all([overview(), sums()]);
  const there = listed?.some(({ path }) => path === CONSOLE);
  const dictionary = whole.files.some(({ path }) => path === "data-dictionary.html")
    ? "data-dictionary.html"
    : "data-dictionary.md";
  return {
    title: "SQL",
    nodes: [
      el("h1", {}, "Ask in SQL"),
      there
        ? el(
            "div",
            { class: "call" },
            el(
              "p",
              {},
              "This release brings a console: DuckDB in your browser, over the files of this folder. Nothing that you ask leaves your machine.",
            ),
            el("a", { href: CONSOLE, class: "button" }, "Open the SQL console"),
          )
        : el(
            "p",
            { class: "lede" },
            "This copy of the release has no console in the browser. ",
            el(
              "a",
              {
                href: "https://duckdb.org/docs/installation/",
                rel: "noopener noreferrer nofollow",
                target: "_blank",
                referrerpolicy: "no-referrer",
                class: "outward",
              },
              "DuckDB",
            ),
            " asks its files from anywhere, without a server.",
          ),
      section(
        "From the command line",
        el("p", {}, "DuckDB 1.4 or later, started in the folder of the release:"),
        code(`ATTACH 'onrecord.duckdb' AS onrecord (READ_ONLY);
USE onrecord;

-- Who affirms and who denies the most contested claim
SELECT stance, name, kind, origin_count, first_said_at
FROM positions JOIN speakers USING (speaker_id)
WHERE claim_id = (SELECT claim_id FROM contested_claims LIMIT 1)
ORDER BY stance, first_said_at;

-- Who changed position
SELECT speaker, statement, changed_from, changed_to, changed_at FROM changed_positions;`),
        el("p", {}, "The Parquet files need no database:"),
        code(`SELECT outlet, count(DISTINCT origin_id) AS origins
FROM 'parquet/attributed_claims.parquet'
GROUP BY outlet
ORDER BY origins DESC, outlet
LIMIT 10;`),
      ),
      section(
        "From Python",
        code(`import duckdb

with duckdb.connect("onrecord.duckdb", read_only=True) as db:
    print(db.sql("FROM contested_claims LIMIT 10"))`),
        el("p", {}, "Or with pandas, from Parquet:"),
        code(`import pandas

claims = pandas.read_parquet("parquet/attributed_claims.parquet")`),
      ),
      section(
        "What to know first",
        el(
          "ul",
          { class: "hints" },
          el(
            "li",
            {},
            el("code", {}, "attributed_claims"),
            " is the table to start with: one row per quotation and claim.",
          ),
          el(
            "li",
            {},
            "Count ",
            el("code", {}, "origin_id"),
            ", not rows: a wire story in five outlets is one origin.",
          ),
          el(
            "li",
            {},
            "Choose a ",
            el("code", {}, "confidence"),
            ": it is the calibrated probability that the quotation is right.",
          ),
          el("li", {}, "Every table and column is in ", el("a", { href: fileAddress(dictionary) }, dictionary), "."),
        ),
      ),
    ],
  };
}
