"""The texts of a release: README, CHANGES, validation.json and what the dictionary says beyond schemas/.

Nothing here reads or writes a file of the data. Texts never hold words of an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.release import schema_changes
from pipelines.release.shapes import DISCLOSED, ID_CHANGES, SOMETIMES_TEXT, TOMBSTONES, WITH_STATUS, released_form
from schemas.model import Field, Table
from schemas.render import dictionary
from schemas.tables import TABLES

ONLY_RELEASED = (ID_CHANGES, TOMBSTONES, DISCLOSED)
"""Tables that only a release has, each one Parquet file at its top."""
QUERIES = (
    (
        "Who takes which position on each contested claim",
        """SELECT c.statement, p.stance, s.name AS speaker, p.origin_count, p.first_said_at
FROM 'parquet/positions.parquet' AS p
JOIN 'parquet/claims.parquet' AS c USING (claim_id)
JOIN 'parquet/speakers.parquet' AS s USING (speaker_id)
WHERE c.is_contested
ORDER BY c.origin_count DESC, c.claim_id, p.stance, s.name;""",
    ),
    (
        "How many independent quotations each outlet adds, and how many rest on unnamed sources",
        """SELECT outlet,
    count(DISTINCT quote_id) AS quotes,
    count(DISTINCT quote_id) FILTER (
        WHERE speaker_kind IN ('anonymous_person', 'anonymous_group', 'unnamed')
    ) AS unnamed
FROM 'parquet/attributed_claims.parquet'
WHERE is_origin
GROUP BY outlet
ORDER BY quotes DESC, outlet;""",
    ),
    (
        "Who denied what, and when (a view of the database file)",
        """ATTACH 'onrecord.duckdb' AS onrecord (READ_ONLY);
SELECT speaker, statement, first_said_at, origin_count FROM onrecord.denials;""",
    ),
)
FILES = {
    "index.html": "the explorer: run `python -m http.server` here and open http://localhost:8000",
    "explorer/": "what the explorer reads",
    "parquet/": "one Parquet file per table (zstd, sorted by key)",
    "csv/": "the same tables as gzipped CSV (UTF-8, times in UTC, nothing for null)",
    "sample.csv": "a thousand rows of `attributed_claims`, drawn by a hash of their key",
    "onrecord.duckdb": "the same tables with comments, and views, for DuckDB 1.4 and later",
    "data-dictionary.html": "every table and column, as a page (`data-dictionary.md`: the same as text)",
    "console/": "a page that runs SQL over these tables in the browser (where Node was there when they were released)",
    "manifest.json": "versions, inputs, models, packages, hashes, rows and columns",
    "validation.html": "every rule that the tables were held to, with its result (`validation.json`: the same as data)",
    "quality.json": "how often which column was wrong on gold sets, with the command of each figure",
    "CHANGES.md": "what changed since the release before",
    "diff/": "the rows added, removed and changed since the release before, by key, and why (not in the first release)",
    "id_changes.parquet": "ids of the release before that were renamed, merged, split or are gone",
    "tombstones.parquet": "every id that an earlier release had and this one has no more, with the reason",
    "disclosed.parquet": "which characters of which article are out, in all releases together",
    "datapackage.json": "files, columns, keys and vocabularies as a Data Package (v2)",
    "croissant.json": "files, columns, keys and references as Croissant 1.0",
    "LICENSE-DATA": "the licence",
    "ATTRIBUTION.csv": "how many articles of which outlet came under which licence",
    "DATASHEET.md": "what the data are, what they are for and what not",
    "CITATION.cff": "how to cite this release",
    "SHA256SUMS": "SHA-256 of every other file (`sha256sum -c SHA256SUMS`)",
}


def readme(manifest: Mapping[str, Any], quality: Mapping[str, Any]) -> str:
    """README.md of the release that `manifest` describes, with the error rates of quality.json."""
    counts = manifest["counts"]
    lines = [
        f"# On Record {manifest['version']}",
        "",
        "Who said what, in which words, through whom, when and in which news outlets; who affirms it, who denies it, "
        "and on how many independent origins it rests. On Record never says what is true.",
        "",
        f"{counts['articles']} articles, {counts['quotes']} quotations, {counts['claims']} claims "
        f"({counts['contested_claims']} contested), {counts['speakers']} speakers. "
        f"Schema version {manifest['schema_version']}, made {manifest['created_at']}.",
        "",
        "## Files",
        "",
        *(f"- `{name}`: {what}" for name, what in FILES.items()),
        "",
        "Start with `attributed_claims`: one row per quotation and claim.",
        "",
        "## Three queries",
        "",
        "They run as printed in any DuckDB that is started in this folder.",
        "",
    ]
    for title, query in QUERIES:
        lines += [f"{title}:", "", "```sql", query, "```", ""]
    lines += [*_how_good(quality), ""]
    lines += [
        "## Withheld text",
        "",
        f"{counts['withheld_quotes']} of {counts['quotes']} quotations have `text_status` = `withheld`: their "
        "article's licence is not open, and with them more than a fifth of it would be out, or they are too long. "
        "Their words are null in every table; `content_sha256` and the offsets in `quote_spans` let whoever has the "
        "article find them; `onrecord rehydrate` does it.",
        "",
        "## Citing",
        "",
        f"On Record, version {manifest['version']}. Name the version: a release never changes.",
    ]
    return "\n".join(lines) + "\n"


def _how_good(quality: Mapping[str, Any]) -> list[str]:
    """The error rates as a table; `quality` is the content of quality.json."""
    stale = (
        " They were measured with other models than this release was made with, and are stale."
        if quality["stale"]
        else ""
    )
    rows = []
    for row in quality["figures"]:
        held_out = "yes" if row["held_out"] else "no"
        rows.append(f"| `{row['of']}` | {row['measure']} | {row['value']:.3f} | {row['gold']} | {held_out} |")
    return [
        "## How good it is",
        "",
        f"Shares on gold sets (`quality.json` has the command of each).{stale} Nothing was chosen on a set that was "
        "held out. Choose a `confidence`, and read the article before you cite.",
        "",
        "| what | measure | share | gold set | held out |",
        "|---|---|---:|---|---|",
        *rows,
    ]


def datasheet(manifest: Mapping[str, Any]) -> str:
    """DATASHEET.md of the release that `manifest` describes."""
    template = Path(__file__).with_name("datasheet.md").read_text(encoding="utf-8")
    licences = ", ".join(f"{row['license'] or 'none stated'} {row['articles']}" for row in manifest["licences"])
    # A licence is free text: in a list of Markdown it must not end the line.
    licences = " ".join(licences.split()) or "none"
    return template.format(version=manifest["version"], licences=licences, **manifest["counts"])


def changes(
    manifest: Mapping[str, Any], before: Mapping[str, Any] | None, tables: Mapping[str, Any], ids: pa.Table
) -> str:
    """CHANGES.md: what `tables` (table name -> summary of its diff) and `ids` say in a form to read."""
    title = f"# Changes in {manifest['version']}\n\n"
    if before is None:
        return title + "The first release: everything is new.\n"
    lines = [f"Since {before['version']}:", ""]
    for name, label in (("schema_version", "Schema"), ("pipeline_version", "Pipeline")):
        if before.get(name) != manifest[name]:
            lines.append(f"- {label} {before.get(name)} → {manifest[name]}.")
    if before.get("models") != manifest["models"]:
        lines.append("- The models changed: quotations may be found that were missed before, and the other way round.")
    if before.get("code_sha256") != manifest["code_sha256"]:
        lines.append("- The code changed.")
    if differs := schema_changes.changes(before["tables"], manifest["tables"]):
        lines.append(f"- In the schema: {'; '.join(change.what for change in differs)}.")
    lines += [f"- {change}." for change in _packages(before, manifest)]
    if lines[-1]:
        lines.append("")
    lines += ["| table | added | removed | changed | unchanged | why |", "|---|---:|---:|---:|---:|---|"]
    for name, summary in tables.items():
        if "not_compared" in summary:
            lines.append(f"| `{name}` | {summary['not_compared']} | | | | |")
        else:
            why = ", ".join(f"{reason} {count}" for reason, count in summary["why"].items())
            lines.append(
                "| `{}` | {added} | {removed} | {changed} | {unchanged} | {} |".format(
                    name, why, **{key: summary[key] for key in ("added", "removed", "changed", "unchanged")}
                )
            )
    reasons = Counter(zip(ids["kind"].to_pylist(), ids["reason"].to_pylist(), strict=True))
    if reasons:
        lines += ["", "Ids (`id_changes.parquet`):", ""]
        lines += [f"- {kind}: {count} {reason}" for (kind, reason), count in sorted(reasons.items())]
    return title + "\n".join(lines) + "\n"


def _packages(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    old, new = before.get("packages", {}), after["packages"]
    return [f"`{name}` {old[name]} → {new[name]}" for name in sorted(old.keys() & new.keys()) if old[name] != new[name]]


def validation(report: pa.Table) -> dict[str, Any]:
    """validation.json: counts by status and every rule's result."""
    rows = report.to_pylist()
    statuses = Counter(row["status"] for row in rows)
    return {"statuses": dict(sorted(statuses.items())), "rules": rows}


def withheld() -> str:
    """Which fields a release may leave null."""
    others = ", ".join(f"`{table}.{column}`" for table, columns in SOMETIMES_TEXT.items() for column in columns)
    return (
        f"Every field marked *may be withheld* may be null, and so may {others}, where they would repeat more of an "
        "article than its licence allows."
    )


def data_dictionary() -> str:
    """The dictionary of schemas/, with what only a release has."""
    lines = [
        dictionary.markdown(),
        "## In a release\n",
        f"{withheld()}\n",
    ]
    for name in WITH_STATUS:
        local = {field.name for field in TABLES[name].fields}
        added = [field for field in released_form(TABLES[name]).fields if field.name not in local]
        lines += [f"`{name}` also has:\n", *_fields(added)]
    for table in ONLY_RELEASED:
        lines += [f"### `{table.name}`\n", f"**{table.title}.** {table.description}\n", *_fields(table.fields)]
    return "\n".join(lines)


def _fields(fields: Iterable[Field]) -> list[str]:
    lines = ["| field | type | null | description | values |", "|---|---|---|---|---|"]
    for field in fields:
        terms = field.vocabulary.terms if field.vocabulary else {}
        meaning = " ".join(f"`{term}`: {sentence}" for term, sentence in terms.items())
        lines.append(
            f"| `{field.name}` | {field.kind} | {'yes' if field.nullable else ''} | {field.description} | {meaning} |"
        )
    return [*lines, ""]


def columns(table: Table) -> list[dict[str, Any]]:
    """The columns of a table as manifest.json lists them."""
    return [
        {
            "name": field.name,
            "kind": field.kind,
            "nullable": field.nullable,
            **({"pattern": field.pattern} if field.pattern else {}),
            **({"vocabulary": list(field.vocabulary.terms)} if field.vocabulary else {}),
        }
        for field in table.fields
    ]
