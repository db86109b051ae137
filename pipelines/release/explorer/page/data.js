// Reading the release's data, part by part, each once. No DOM; what a part holds is for the pages to show.

const DATA = new URL("data/", import.meta.url);
const SUMS = new URL("../SHA256SUMS", import.meta.url);
const SUM = /^([0-9a-f]{64}) [ *](.+)$/;
const MOST_PARTS = 80;
const ID = /^[cst]_[0-9a-f]{20}$/;

/** A part could not be read: `path` says which, the message why. */
export class ReadProblem extends Error {
  constructor(path, why) {
    super(why);
    this.path = path;
  }
}

/** Whether `text` has the form of an id, so that it may stand in SQL and in addresses. */
export const isId = (text) => ID.test(text);

async function fetched(path) {
  let response;
  try {
    // Asked for again each time: the release that is served under this address may be another one by now.
    response = await fetch(new URL(path, DATA), { cache: "no-cache" });
  } catch {
    throw new ReadProblem(path, "nothing answered");
  }
  if (response.status === 404) return null;
  if (!response.ok) throw new ReadProblem(path, `the server answered ${response.status}`);
  return response;
}

/** The JSON in a gzip file, null where there is none. Some servers unpack gzip on the way, so the bytes decide. */
async function unpacked(path) {
  const response = await fetched(path);
  if (!response) return null;
  try {
    const body = await response.arrayBuffer();
    const [first, second] = new Uint8Array(body, 0, Math.min(2, body.byteLength));
    if (first !== 0x1f || second !== 0x8b) return JSON.parse(new TextDecoder().decode(body));
    const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await new Response(stream).json();
  } catch {
    throw new ReadProblem(path, "it is damaged: `sha256sum -c SHA256SUMS` shows which files are");
  }
}

const parts = new Map();

/** A part from memory or from its file; the part that was asked for longest ago goes first. */
function part(path) {
  const found = parts.get(path) ?? unpacked(path);
  parts.delete(path);
  parts.set(path, found);
  if (parts.size > MOST_PARTS) parts.delete(parts.keys().next().value);
  found.catch(() => parts.delete(path));
  return found;
}

let whole = null;

/** overview.json. */
export function overview() {
  whole ??= (async () => {
    const response = await fetched("overview.json");
    if (!response) throw new ReadProblem("overview.json", "it is not there");
    try {
      return await response.json();
    } catch {
      throw new ReadProblem("overview.json", "it is damaged: `sha256sum -c SHA256SUMS` shows which files are");
    }
  })();
  whole.catch(() => (whole = null));
  return whole;
}

/** The record of `id` in "claims", "speakers" or "stories"; null where the release has none. */
export async function record(kind, id) {
  if (!isId(id)) return null;
  const length = (await overview()).parts[kind];
  const found = await part(`${kind}/${id.slice(2, 2 + length) || "all"}.json.gz`);
  return found && Object.hasOwn(found, id) ? found[id] : null;
}

/** The rows of a ranked list at `ranks`, in their order. */
export async function rows(kind, ranks) {
  const size = (await overview()).lists[kind].page;
  return Promise.all(
    ranks.map(async (rank) => {
      const path = `lists/${kind}-${Math.floor(rank / size)}.json.gz`;
      const row = (await part(path))?.[rank % size];
      if (!row) throw new ReadProblem(path, "it is not there, or shorter than overview.json says");
      return row;
    }),
  );
}

/** The search part with the number `index`, a token's postings by token. */
export const postings = async (index) => (await part(`search/${index}.json.gz`)) ?? {};

let listed = null;

/** What SHA256SUMS says, as [{path, sha256}]: every file of the release but itself. Null where it cannot be read. */
export async function sums() {
  if (listed) return listed;
  try {
    const response = await fetch(SUMS, { cache: "no-cache" });
    if (!response.ok) return null;
    const lines = (await response.text()).split("\n").map((line) => SUM.exec(line));
    listed = lines.filter(Boolean).map(([, sha256, path]) => ({ path: path.replace(/^\.\//, ""), sha256 }));
    return listed;
  } catch {
    return null;
  }
}
