// The page of files: what there is to download, how large, with which checksum, and how to check.

import { overview, sums } from "./data.js";
import { code, copyButton, el, fileAddress, section, table } from "./dom.js";
import { count, held, size } from "./format.js";

const SUMS = "SHA256SUMS";
const OWN = /^(explorer|console)\/|^index\.html$/;
const ABOUT = {
  "onrecord.duckdb": "All tables with comments, and the cookbook’s views",
  "sample.csv": "A thousand rows of attributed_claims, to look at first",
  "README.md": "What is where, with three queries to start from",
  "DATASHEET.md": "What the data are, what they are for and what not",
  "CHANGES.md": "What changed since the release before",
  "data-dictionary.html": "Every table and column, to read",
  "data-dictionary.md": "The same as text",
  "manifest.json": "Versions, inputs, models, hashes, rows and columns",
  "validation.html": "Every rule that the tables were held to, with its result",
  "validation.json": "The same as data",
  "quality.json": "How often which column was wrong on gold sets",
  "datapackage.json": "Files, columns and keys as a Data Package (v2)",
  "croissant.json": "Files, columns and references as Croissant 1.0",
  "id_changes.parquet": "Ids that were renamed, merged, split or are gone",
  "tombstones.parquet": "Every id that an earlier release had and this one has no more",
  "disclosed.parquet": "Which characters of which article are out",
  "ATTRIBUTION.csv": "How many articles of which outlet came under which licence",
  "LICENSE-DATA": "The licence",
  "CITATION.cff": "How to cite this release",
  [SUMS]: "SHA-256 of every other file",
};
const REPORTS = new Set([
  "README.md",
  "DATASHEET.md",
  "CHANGES.md",
  "validation.html",
  "validation.json",
  "quality.json",
  "diff/summary.json",
]);
const GROUPS = [
  ["Database", (path) => path.endsWith(".duckdb")],
  ["Parquet", (path) => path.endsWith(".parquet")],
  ["CSV", (path) => /\.csv(\.gz)?$/.test(path)],
  ["Reports", (path) => REPORTS.has(path)],
  ["Metadata", () => true],
];

/** The page of all files of the release. */
export async function filesPage() {
  const [whole, listed] = await Promise.all([overview(), sums()]);
  const known = new Set(whole.files.map((file) => file.path));
  const others = (listed ?? []).filter(({ path }) => !known.has(path) && !OWN.test(path));
  if (listed) others.push({ path: SUMS, sha256: null });
  // These are made after overview.json is, so the server is asked how large they are.
  const files = [
    ...whole.files,
    ...(await Promise.all(others.map(async (file) => ({ ...file, bytes: await length(file.path) })))),
  ];
  const left = new Set(files);
  const groups = GROUPS.map(([name, belongs]) => {
    const members = files
      .filter((file) => left.has(file) && belongs(file.path))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
    members.forEach((file) => left.delete(file));
    return members.length ? section(name, listing(name, members)) : null;
  });
  return {
    title: "Files",
    nodes: [
      el("h1", {}, "Files"),
      el(
        "p",
        { class: "lede" },
        `Everything of ${whole.version} to download: ${count(files.length, "file")}. A release never changes.`,
      ),
      groups.filter(Boolean),
      section(
        "Check what you have",
        el("p", {}, "In the folder of the release, after downloading all of it:"),
        code("sha256sum -c SHA256SUMS"),
        el("p", {}, "After downloading some of it:"),
        code("sha256sum -c --ignore-missing SHA256SUMS"),
        listed
          ? null
          : el(
              "p",
              { class: "note" },
              "SHA256SUMS could not be read, so files that it alone names are not in this list.",
            ),
      ),
    ],
  };
}

async function length(path) {
  try {
    const response = await fetch(fileAddress(path), { method: "HEAD" });
    const bytes = response.headers.get("Content-Length");
    return response.ok && bytes !== null ? Number(bytes) : null;
  } catch {
    return null;
  }
}

const listing = (name, files) =>
  table(
    name,
    ["file", "size", "SHA-256"],
    files.map((file) => [
      [
        el("a", { href: fileAddress(file.path), download: !file.path.endsWith(".html") }, file.path),
        held(ABOUT, file.path) ? el("span", { class: "about" }, ABOUT[file.path]) : null,
      ],
      el("span", { class: "size" }, file.bytes === null || file.bytes === undefined ? "not known" : size(file.bytes)),
      file.sha256 ? checksum(file) : el("span", { class: "withheld" }, "none"),
    ]),
    { stacked: true },
  );

function checksum({ path, sha256 }) {
  const whole = el("code", {}, sha256);
  return el(
    "details",
    { class: "checksum" },
    el("summary", { "aria-label": `SHA-256 of ${path}` }, el("code", {}, `${sha256.slice(0, 12)}…`)),
    whole,
    copyButton(() => sha256, whole),
  );
}
