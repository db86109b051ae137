// The page: questions, editor, result, tables. What runs the SQL is in engine.js.
//
// Every string may be hostile. It reaches the page as text (textContent) only, never as markup.

import { csv } from "./csv.js";
import { Engine, Stopped } from "./engine.js";

const SHOWN = 1000;
const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/;
// Characters: a column with longer cells is wide, and one with none beyond SHORT is not wrapped.
const [SHORT, LONG] = [32, 60];

const at = (id) => document.getElementById(id);
const [editor, runButton, stopButton, downloadButton, status] = ["sql", "run", "stop", "download", "status"].map(at);
const number = new Intl.NumberFormat("en-GB");

let known = { tables: [], questions: [] };
let engine = null;
let running = false;
let result = null;
let version = "";

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// --- running --------------------------------------------------------------------------------------------------------

async function run() {
  if (running) return;
  running = true;
  const sql = editor.value;
  history.replaceState(null, "", `#${new URLSearchParams({ query: sql })}`);
  at("received").hidden = true;
  show(null);
  note("Running …");
  stopButton.hidden = false;
  const start = performance.now();
  try {
    await loaded;
    if (!engine?.alive) engine = new Engine(known.tables, known.questions, note);
    const found = await engine.run(sql);
    show(found);
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    const rows = `${number.format(found.count)} ${found.count === 1 ? "row" : "rows"} in ${seconds} s`;
    note(found.count > SHOWN ? `${rows}; the first ${number.format(SHOWN)} are shown, the CSV file holds all.` : `${rows}.`);
  } catch (error) {
    note(error instanceof Stopped ? "Stopped." : "The query failed.");
    if (!(error instanceof Stopped)) fail(error.message);
  } finally {
    running = false;
    if (document.activeElement === stopButton) editor.focus();
    stopButton.hidden = true;
  }
}

function note(words) {
  status.textContent = words;
}

function fail(message) {
  at("error").textContent = message;
  at("error").hidden = false;
}

/** Show the first rows of `found`, or, where it is null, nothing. */
function show(found) {
  result = found;
  at("error").hidden = true;
  at("error").textContent = "";
  at("frame").hidden = downloadButton.hidden = !found?.columns.length;
  at("result").replaceChildren(...(found ? [head(found), body(found)] : []));
  at("frame").scrollTo(0, 0);
}

function head({ columns }) {
  const cells = columns.map(({ name, type }) =>
    element("th", { scope: "col", className: NUMERIC.test(type) ? "number" : "" }, name, element("small", {}, type)),
  );
  return element("thead", {}, element("tr", {}, ...cells));
}

function body(found) {
  const rows = Math.min(found.count, SHOWN);
  const columns = found.columns.map(({ type }, column) => {
    const texts = Array.from({ length: rows }, (_, row) => found.cell(row, column));
    const longest = Math.max(0, ...texts.map((text) => text?.length ?? 0));
    return { texts, kind: NUMERIC.test(type) ? "number" : longest > LONG ? "long" : longest > SHORT ? "" : "short" };
  });
  const made = Array.from({ length: rows }, (_, row) =>
    element("tr", {}, ...columns.map(({ texts, kind }) => cell(texts[row], kind))),
  );
  return element("tbody", {}, ...made);
}

function cell(text, kind) {
  if (text === null) return element("td", { className: `${kind} null` }, "null");
  return element("td", { className: kind, dir: "auto" }, text);
}

function download() {
  const address = URL.createObjectURL(new Blob([...csv(result)], { type: "text/csv" }));
  element("a", { href: address, download: `on-record${version && `-${version}`}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// --- what can be asked ----------------------------------------------------------------------------------------------

function ask(sql) {
  editor.value = sql;
  editor.scrollTop = 0;
  if (narrow.matches) {
    at("questions-fold").open = false;
    at("query-title").scrollIntoView();
  }
  run();
}

function question({ title, description, sql }) {
  const button = element("button", { type: "button" }, element("strong", {}, title), element("span", {}, description));
  button.addEventListener("click", () => ask(`-- ${description}\n${sql}`));
  return element("li", {}, button);
}

function table({ name, title, description, columns }) {
  const look = element("button", { type: "button" }, "Show rows");
  look.addEventListener("click", () => ask(`SELECT *\nFROM ${name}\nLIMIT 100`));
  const fields = columns.flatMap((column) => [
    element("dt", {}, element("code", {}, column.name), " ", element("small", {}, column.kind)),
    element("dd", {}, column.description),
  ]);
  return element(
    "details",
    {},
    element("summary", {}, element("code", {}, name), " ", element("span", {}, title)),
    element("p", {}, description),
    look,
    element("dl", {}, ...fields),
  );
}

/** Put the query that the page's address holds into the editor. It is not run: anybody can write an address. */
function receive() {
  const sql = new URLSearchParams(location.hash.slice(1)).get("query");
  if (sql === null) return;
  editor.value = sql;
  at("received").hidden = false;
}

async function load() {
  known = await read("queries.json");
  at("questions").append(...known.questions.map(question));
  at("tables").append(...known.tables.map(table));
  ({ version } = await read("../manifest.json"));
  at("version").textContent = version;
  document.title = `SQL console · On Record ${version}`;
}

async function read(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(`${address} cannot be read (${answer.status}).`);
  return answer.json();
}

const narrow = matchMedia("(max-width: 56rem)");
at("needs").remove();
at("questions-fold").open = !narrow.matches;
runButton.addEventListener("click", run);
stopButton.addEventListener("click", () => engine?.stop());
downloadButton.addEventListener("click", download);
editor.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
addEventListener("hashchange", receive);
receive();
const loaded = load();
loaded.catch((error) => fail(error.message));
