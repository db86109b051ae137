// Values as readers see them: numbers, times in UTC, sizes, terms. Strings in, strings out; no DOM.

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const NUMBERS = new Intl.NumberFormat("en-GB");

/** 12345 as "12,345". */
export const number = (value) => NUMBERS.format(value ?? 0);

/** "1 origin", "12,345 origins"; the number and its word stay on one line. */
export const count = (value, one, many = `${one}s`) => `${number(value)}\u00a0${value === 1 ? one : many}`;

const pad = (value) => String(value).padStart(2, "0");

/** Milliseconds since 1970 of an ISO time, or null. */
export function instant(iso) {
  const at = typeof iso === "string" ? Date.parse(iso) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** "5 Mar 2024" of milliseconds since 1970. */
export function day(at) {
  const date = new Date(at);
  return `${date.getUTCDate()}\u00a0${MONTHS[date.getUTCMonth()]}\u00a0${date.getUTCFullYear()}`;
}

/** "Mar 2024" of milliseconds since 1970. */
export function month(at) {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]}\u00a0${date.getUTCFullYear()}`;
}

/** "07:40" of milliseconds since 1970. */
export function clock(at) {
  const date = new Date(at);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

/** "5 Mar 2024, 07:40 UTC". A time known to the day is midnight in the data, so midnight is left out. */
export function time(iso) {
  const at = instant(iso);
  if (at === null) return "";
  return at % 86_400_000 === 0 ? day(at) : `${day(at)}, ${clock(at)}\u00a0UTC`;
}

/** "6.3 MB"; powers of a thousand, as in most file managers. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const power = Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${["", "kB", "MB", "GB", "TB"][power]}`;
}

/** "93 %" of 0.93. */
export const percent = (share) => `${Math.round(share * 100)}\u00a0%`;

/** What `object` itself holds under `key`, or null: a key of the data may be "constructor". */
export const held = (object, key) => (Object.hasOwn(object, key) ? object[key] : null);

/** A term of a vocabulary as words: "anonymous_person" as "anonymous person". */
export const words = (term) => String(term ?? "").replaceAll("_", " ");
