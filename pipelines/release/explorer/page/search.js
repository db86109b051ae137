// Finding rows by words: how a query is cut up, which parts hold its words, how postings meet. No DOM.
// Tokens and parts are defined once more in the writer of the index (search.py): change neither alone.

import { overview, postings } from "./data.js";

const LONGEST_TOKEN = 30;
const MOST_WORDS = 12;
export const KINDS = ["claims", "speakers", "stories"];

/** The tokens of `text`, stop words included. */
export function tokens(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((run) => [...run].slice(0, LONGEST_TOKEN).join(""));
}

/** The number of the part that holds `token`: FNV-1a (32 bit) of its first two characters in UTF-8. */
export function partOf(token, parts) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode([...token].slice(0, 2).join(""))) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value % parts;
}

/** What is looked for: whole words, and the last one also as the beginning of a word. */
export function wanted(query, stopwords) {
  const stops = new Set(stopwords);
  const all = tokens(query);
  const kept = all.filter((token) => !stops.has(token));
  // A query of nothing but stop words may be the beginning of a longer word.
  const found = (kept.length ? kept : all.slice(-1)).slice(0, MOST_WORDS);
  return found.map((token, index) => ({ token, open: index === found.length - 1 && [...token].length > 1 }));
}

/** Mark in `seen` the rows that a posting list holds and that had every word before: one pass, nothing is copied. */
function meet(seen, deltas, before) {
  let rank = 0;
  for (const delta of deltas) {
    rank += delta;
    if (seen[rank] === before) seen[rank] = before + 1;
  }
}

/** The ranks of the rows that hold all words of `query`, best first, by kind; and the words. */
export async function search(query) {
  const { lists, parts, stopwords } = await overview();
  const looked = wanted(query, stopwords);
  const held = await Promise.all(looked.map(({ token }) => postings(partOf(token, parts.search))));
  const entries = looked.map(({ token, open }, index) => {
    const part = held[index];
    if (!open) return Object.hasOwn(part, token) ? [part[token]] : [];
    return Object.keys(part)
      .filter((key) => key.startsWith(token))
      .map((key) => part[key]);
  });
  const ranks = {};
  for (const kind of KINDS) {
    // How many of the words a row has had so far, row by row.
    const seen = new Uint8Array(lists[kind].rows);
    entries.forEach((lot, index) => {
      for (const entry of lot) if (entry[kind]) meet(seen, entry[kind], index);
    });
    ranks[kind] = [];
    if (looked.length) seen.forEach((words, rank) => words === looked.length && ranks[kind].push(rank));
  }
  return { looked, ranks };
}

/** `text` cut up as [string, whether it matches]. */
export function matches(text, looked) {
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, index) => {
    if (index % 2 === 0) return [piece, false];
    const own = tokens(piece);
    return [piece, looked.some(({ token, open }) => own.some((one) => (open ? one.startsWith(token) : one === token)))];
  });
}
