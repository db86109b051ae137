// `node bundle.mjs FOLDER`: writes to FOLDER every file of the console that does not depend on a release.
// Nothing of the page itself belongs here.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const target = process.argv[2];
const engine = "node_modules/@duckdb/duckdb-wasm/dist";

mkdirSync(target, { recursive: true });
const { metafile } = await build({
  entryPoints: ["console.js"],
  outdir: target,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none", // They stand in THIRD-PARTY.txt.
  metafile: true,
  logLevel: "error",
});
for (const name of ["index.html", "console.css", "theme.js", "worker.js"]) copyFileSync(name, join(target, name));
for (const name of ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"]) copyFileSync(join(engine, name), join(target, name));
writeFileSync(join(target, "THIRD-PARTY.txt"), notices(Object.keys(metafile.inputs)));

/** The licences of the packages that the files `inputs` come from, as text. */
function notices(inputs) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  const packages = new Set(inputs.map((path) => name.exec(path)?.[1]).filter(Boolean));
  const parts = [readFileSync("third-party.txt", "utf8")];
  for (const found of [...packages].sort()) {
    const folder = join("node_modules", found);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    parts.push(`${"=".repeat(80)}\n${found} ${version} (${license})\n${"=".repeat(80)}\n`);
    for (const file of readdirSync(folder).sort()) {
      if (/^(licen[cs]e|notice|copyright)/i.test(file)) parts.push(readFileSync(join(folder, file), "utf8"));
    }
  }
  return parts.join("\n");
}
