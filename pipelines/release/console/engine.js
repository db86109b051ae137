// DuckDB in a worker: the release's tables and the cookbook's views under their names, and results as text.
// Nothing here knows the page.

import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";

/** A query was ended by `stop`. */
export class Stopped extends Error {}

/** What a query gave: `columns` are {name, type}, the type in DuckDB's words; `cell` gives a string, or null. */
class Result {
  #vectors;

  constructor(table, columns) {
    this.columns = columns;
    this.count = table.numRows;
    this.#vectors = columns.map((_, place) => table.getChildAt(place));
  }

  cell(row, column) {
    const value = this.#vectors[column].get(row);
    return value === null ? null : String(value);
  }
}

/**
 * Runs SQL over the files `../parquet/<table>.parquet`. A file is fetched when SQL first names its table.
 *
 * `tables` are {name, columns: [{name, kind}]}, `questions` {name, sql}. `note` is told, in words, what is waited for.
 * An engine that was stopped or has crashed is not `alive` any more: make another.
 */
export class Engine {
  alive = true;
  #tables;
  #questions;
  #note;
  #worker;
  #ended;
  #end;
  #started = null;
  #database;
  #connection;
  #fetched = new Set();

  constructor(tables, questions, note) {
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#questions = new Map(questions.map((question) => [question.name, question]));
    this.#note = (words) => this.alive && note(words);
    this.#worker = new Worker(new URL("worker.js", document.baseURI));
    this.#ended = new Promise((_, reject) => {
      this.#end = (error) => {
        this.alive = false;
        this.#worker.terminate();
        reject(error);
      };
    });
    this.#ended.catch(() => {}); // Whoever waits for a query is told; else nobody needs to be.
    this.#worker.addEventListener("error", ({ message }) => this.#end(new Error(`DuckDB failed. ${message ?? ""}`)));
  }

  /** End the query that runs, if one does. */
  stop() {
    this.#end(new Stopped("Stopped."));
  }

  /** The result of the last of the statements in `sql`. Throws what the engine says of it, or Stopped. */
  async run(sql) {
    try {
      return await Promise.race([this.#run(sql), this.#ended]);
    } catch (error) {
      // After a crash, as for want of memory, every later query would fail too.
      if (this.alive) await this.#connection?.query("SELECT 1").catch(() => this.#end(error));
      throw error;
    }
  }

  async #run(sql) {
    await (this.#started ??= this.#start());
    await this.#provide(words(sql));
    this.#note("Running …");
    let result = null;
    for (const statement of await this.#statements(sql)) result = await this.#query(statement);
    if (!result) throw new Error("There is no statement to run.");
    return result;
  }

  async #start() {
    this.#note("Starting DuckDB (18 MB) …");
    this.#database = new AsyncDuckDB(new VoidLogger(), this.#worker);
    try {
      await this.#database.instantiate(new URL("duckdb-eh.wasm", document.baseURI).href);
      await this.#database.open({});
      this.#connection = await this.#database.connect();
    } catch (error) {
      this.#end(error);
      throw error;
    }
  }

  /** Make the tables and views that `named` holds, with those they are made from. */
  async #provide(named) {
    const questions = [...this.#questions.values()].filter(({ name }) => named.has(name));
    const needed = new Set([...named, ...questions.flatMap(({ sql }) => [...words(sql)])]);
    const tables = [...this.#tables.values()].filter(({ name }) => needed.has(name));
    const missing = tables.filter(({ name }) => !this.#fetched.has(name));
    if (missing.length) this.#note(`Fetching ${missing.map(({ name }) => name).join(", ")} …`);
    await Promise.all(missing.map(({ name }) => this.#fetch(name)));
    for (const table of tables) {
      await this.#connection.query(`CREATE VIEW IF NOT EXISTS ${identifier(table.name)} AS ${reading(table)}`);
    }
    for (const { name, sql } of questions) {
      await this.#connection.query(`CREATE VIEW IF NOT EXISTS ${identifier(name)} AS ${sql}`);
    }
  }

  async #fetch(name) {
    const path = file(name);
    const answer = await fetch(new URL(`../${path}`, document.baseURI));
    if (!answer.ok) throw new Error(`${path} of the release cannot be read (${answer.status}).`);
    await this.#database.registerFileBuffer(path, new Uint8Array(await answer.arrayBuffer()));
    this.#fetched.add(name);
  }

  /** `sql` cut at its semicolons. */
  async #statements(sql) {
    const { offsets } = await this.#database.tokenize(sql);
    const bytes = new TextEncoder().encode(sql);
    const cuts = [...offsets].filter((offset) => bytes[offset] === 0x3b);
    const starts = [0, ...cuts.map((cut) => cut + 1)];
    const pieces = starts.map((start, place) => [start, cuts[place] ?? bytes.length]);
    const filled = pieces.filter(([start, end]) => [...offsets].some((offset) => offset >= start && offset < end));
    return filled.map(([start, end]) => new TextDecoder().decode(bytes.subarray(start, end)));
  }

  /** The result of one statement. */
  async #query(statement) {
    // What is no query (CREATE, SHOW) or has an error is run as it is; the error is then that of the text as written.
    const prepared = await this.#prepare(statement).catch(() => null);
    const table = await (prepared ? prepared.texts.query() : this.#connection.query(statement));
    await prepared?.texts.close();
    const columns = prepared?.columns ?? table.schema.fields.map(({ name }) => ({ name, type: "" }));
    if (!columns.length || table.numCols !== columns.length) throw new Error("The result is too large for a browser.");
    return new Result(table, columns);
  }

  /**
   * The query `statement` with each value as the text that the engine writes for it, ready to run, and its columns.
   * Arrow for JavaScript, which brings the values here, reads decimals and intervals wrongly.
   */
  async #prepare(statement) {
    const described = (await this.#connection.query(`DESCRIBE ${statement}`)).toArray();
    const columns = described.map((row) => ({ name: row.column_name, type: row.column_type }));
    const places = columns.map((_, place) => `c${place}`);
    const texts = places.map((place) => `CAST(${place} AS VARCHAR)`).join(", ");
    const query = `SELECT ${texts} FROM (${statement}\n) AS t(${places})`;
    return { columns, texts: await this.#connection.prepare(query) };
  }
}

/** The words of `sql`, in lower case: every table that it names is among them. */
function words(sql) {
  return new Set(sql.toLowerCase().match(/[a-z0-9_]+/g));
}

/** The file of a table from the release's folder, and the engine's name for it: queries that are printed elsewhere run. */
function file(table) {
  return `parquet/${table}.parquet`;
}

function identifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The query that reads a table's file. Times become plain timestamps in UTC: this build of the engine knows no time
 * zones and could not so much as subtract two.
 */
function reading({ name, columns }) {
  const times = columns.filter(({ kind }) => kind === "timestamp").map((column) => identifier(column.name));
  const replaced = times.map((column) => `CAST(${column} AS TIMESTAMP) AS ${column}`).join(", ");
  return `SELECT *${times.length ? ` REPLACE (${replaced})` : ""} FROM read_parquet('${file(name)}')`;
}
