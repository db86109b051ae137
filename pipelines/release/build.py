"""One release: built aside, verified, then put in place by a rename; it is there whole or not at all.

Which text goes in is decided in `rights`, what changed in `diff`, what the texts say in `documents`, which versions
there are in `index`. No clock is read: the caller says which month it is and when the release is made.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.release import csv_files, diff, documents, index, metadata, parquet, rights
from pipelines.release.database import write_database
from pipelines.release.index import ReleaseRefused
from pipelines.release.shapes import DISCLOSED, ID_CHANGES, released_form
from pipelines.release.verify import checksums, verify
from pipelines.store import connect, file_sha256
from schemas.render import arrow
from schemas.tables import TABLES, released_tables

# It tells of the files that the release is made from, not of the data: a new report alone makes no release.
_ABOUT_FILES = "validation_report"
_SAMPLED = "attributed_claims"
_STATED = ("pipeline_version", "schema_version", "models", "inputs", "tables")


class Outcome(NamedTuple):
    """`version` is null where nothing had changed; `path` is then the latest release's folder."""

    version: str | None
    path: Path
    reason: str


def release(
    tables: Mapping[str, Path],
    releases: Path,
    *,
    month: str,
    manifest: Mapping[str, Any],
    report: pa.Table,
    created_at: str,
    refusals: Sequence[str] = (),
) -> Outcome:
    """Make the next release of `tables` (name -> Parquet file; all released tables) in the folder `releases`.

    `month` is "YYYY-MM". `manifest` states `pipeline_version`, `schema_version`, `models` (name -> hash), `inputs` (a
    list of records with path and hash) and `tables` (name -> SHA-256 of the Parquet file). `report` is the table
    `validation_report` for exactly these files, `refusals` what the quality gate has against them.
    ReleaseRefused, with every reason, where the gate or the hashes do not pass, another release is being made, or the
    release before is damaged.
    """
    reasons = [*refusals, *_mismatches(tables, manifest, report)]
    if reasons:
        raise ReleaseRefused(reasons)
    with index.locked(releases):
        index.sweep(releases)
        index.update(releases)
        before = _latest(releases)
        known = [entry["version"] for entry in index.listed(releases)]
        version = index.next_version(month, known)
        staging = releases / f"{index.STAGING}{version}"
        try:
            with connect() as connection:
                outcome = _build(connection, staging, before, version, tables, manifest, created_at)
            if outcome.version is None:
                return outcome
            problems = verify(staging)
            if problems:
                raise ReleaseRefused([f"the release came out wrong: {problem}" for problem in problems])
            _put_in_place(staging, outcome.path)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        index.update(releases)
        return outcome


def _mismatches(tables: Mapping[str, Path], manifest: Mapping[str, Any], report: pa.Table) -> list[str]:
    """Why `tables` are not what the manifest and the report speak of."""
    reasons = [f"the manifest does not state {name}" for name in _STATED if name not in manifest]
    reasons += [f"table {table.name} is missing" for table in released_tables() if table.name not in tables]
    reasons += [f"table {name} is not a released one" for name in tables if name not in TABLES or name.startswith("_")]
    if reasons:
        return reasons
    checked = set(zip(report["table_name"].to_pylist(), report["table_sha256"].to_pylist(), strict=True))
    for name, path in tables.items():
        if not path.is_file():
            reasons.append(f"table {name} has no file")
            continue
        digest = file_sha256(path)
        if manifest["tables"].get(name) != digest:
            reasons.append(f"table {name} is not the file that the manifest names")
        if name != _ABOUT_FILES and (name, digest) not in checked:
            reasons.append(f"table {name} was not validated as it is")
    return reasons


def _latest(releases: Path) -> Path | None:
    """The folder of the latest release. ReleaseRefused where it is gone or damaged: it keeps count of the text out."""
    entries = index.listed(releases)
    if not entries:
        return None
    folder = releases / str(entries[-1]["path"])
    if not folder.is_dir():
        raise ReleaseRefused([f"the folder of {folder.name}, the latest release, is gone: restore it"])
    problems = checksums(folder)
    if problems:
        raise ReleaseRefused([f"{folder.name}, the latest release, is damaged: {problem}" for problem in problems])
    return folder


def _build(
    connection: duckdb.DuckDBPyConnection,
    staging: Path,
    before: Path | None,
    version: str,
    tables: Mapping[str, Path],
    stated: Mapping[str, Any],
    created_at: str,
) -> Outcome:
    """Write the release to `staging`; its version is null, and nothing of worth written, where nothing changed."""
    for name in ("parquet", "csv"):
        (staging / name).mkdir(parents=True)
    earlier = json.loads((before / "manifest.json").read_text(encoding="utf-8")) if before else None
    ledger = parquet.read(before / "disclosed.parquet") if before else rights.nothing_out()
    released = rights.apply({name: _read(name, path) for name, path in tables.items()}, ledger)
    files = {name: staging / "parquet" / f"{name}.parquet" for name in tables}
    described = {name: _write_table(connection, name, released.tables[name], files[name]) for name in tables}
    if earlier and before and _same(earlier, described, stated["schema_version"]):
        return Outcome(None, before, f"nothing has changed since {before.name}")

    parquet.write(connection, released.disclosed, DISCLOSED.key, DISCLOSED.name, staging / "disclosed.parquet")
    summaries, id_changes = _differences(connection, staging, before, files)
    parquet.write(connection, id_changes, ID_CHANGES.key, ID_CHANGES.name, staging / "id_changes.parquet")
    write_database(staging / "onrecord.duckdb", files, title=f"On Record {version}", released=True)
    for name, table in described.items():
        table["made_from_sha256"] = stated["tables"][name]
        table["csv"] = _write_csv(connection, name, files[name], staging)
    csv_files.write_sample(connection, files[_SAMPLED], released_form(TABLES[_SAMPLED]), staging / "sample.csv")
    manifest = {
        "dataset": "On Record",
        "version": version,
        "previous_version": before.name if before else None,
        "created_at": created_at,
        **{name: value for name, value in stated.items() if name != "tables"},
        "license": "CC-BY-4.0",
        "counts": _counts(released.tables),
        "licences": _licences(released.tables["articles"]),
        "tables": described,
    }
    texts = {
        "manifest.json": index.json_text(manifest),
        "validation.json": index.json_text(documents.validation(released.tables[_ABOUT_FILES])),
        "datapackage.json": index.json_text(metadata.data_package(manifest)),
        "CITATION.cff": metadata.citation(manifest),
        "ATTRIBUTION.csv": metadata.attribution(released.tables["articles"]),
        "README.md": metadata.card(manifest) + documents.readme(manifest),
        "DATASHEET.md": documents.datasheet(manifest),
        "CHANGES.md": documents.changes(manifest, earlier, summaries, id_changes),
        "data-dictionary.md": documents.data_dictionary(),
        "LICENSE-DATA": Path(__file__).with_name("LICENSE-DATA.txt").read_text(encoding="utf-8"),
    }
    for name, text in texts.items():
        (staging / name).write_text(text, encoding="utf-8")
    _write_sums(staging)
    return Outcome(version, staging.with_name(version), f"released {version}")


def _read(name: str, path: Path) -> pa.Table:
    table = parquet.read(path)
    schema = arrow.schema(TABLES[name])
    if table.column_names != schema.names:
        raise ReleaseRefused([f"table {name}: its columns are not those of the schema"])
    return table.cast(schema)


def _write_table(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table, path: Path) -> dict[str, Any]:
    """Write one table; returns what the manifest says of it."""
    form = released_form(TABLES[name])
    parquet.write(connection, table, form.key, name, path)
    return {
        "path": f"parquet/{name}.parquet",
        "rows": table.num_rows,
        "bytes": path.stat().st_size,
        "sha256": file_sha256(path),
        "content_sha256": parquet.content_sha256(connection, path, form),
        "key": list(form.key),
        "columns": documents.columns(form),
    }


def _write_csv(connection: duckdb.DuckDBPyConnection, name: str, source: Path, staging: Path) -> dict[str, Any]:
    """Write the CSV file of one table; returns what the manifest says of it."""
    path = staging / "csv" / f"{name}.csv.gz"
    csv_files.write(connection, source, released_form(TABLES[name]), path)
    return {
        "path": path.relative_to(staging).as_posix(),
        "bytes": path.stat().st_size,
        "sha256": file_sha256(path),
    }


def _same(earlier: Mapping[str, Any], described: Mapping[str, Any], schema_version: str) -> bool:
    def contents(tables: Mapping[str, Any]) -> dict[str, str]:
        return {name: table["content_sha256"] for name, table in tables.items() if name != _ABOUT_FILES}

    return bool(earlier["schema_version"] == schema_version and contents(earlier["tables"]) == contents(described))


def _differences(
    connection: duckdb.DuckDBPyConnection, staging: Path, before: Path | None, files: Mapping[str, Path]
) -> tuple[dict[str, Any], pa.Table]:
    """Write `diff/` against the release `before`; returns the summary of each table, and the changed ids."""
    if before is None:
        return {}, diff.no_id_changes()
    (staging / "diff").mkdir()
    summaries: dict[str, Any] = {}
    earlier = {path.stem: path for path in sorted((before / "parquet").glob("*.parquet"))}
    for name in sorted(files.keys() - {_ABOUT_FILES}):
        key = TABLES[name].key
        if name not in earlier:
            summaries[name] = {"not_compared": "a new table"}
            continue
        try:
            found = diff.table_diff(connection, earlier[name], files[name], key)
        except ValueError:
            summaries[name] = {"not_compared": "its key changed"}
            continue
        summaries[name] = found.summary
        parquet.write(connection, found.rows, key, f"diff/{name}", staging / "diff" / f"{name}.parquet")
    for name in sorted(earlier.keys() - files.keys()):
        summaries[name] = {"not_compared": "no longer released"}
    summary = {"previous_version": before.name, "tables": summaries}
    (staging / "diff" / "summary.json").write_text(index.json_text(summary), encoding="utf-8")
    return summaries, diff.id_changes(connection, earlier, files)


def _counts(tables: Mapping[str, pa.Table]) -> dict[str, int]:
    return {
        **{name: tables[name].num_rows for name in ("articles", "quotes", "claims", "speakers", "stories")},
        "contested_claims": _count(tables["claims"]["is_contested"], True),
        "withheld_quotes": _count(tables["quotes"]["text_status"], "withheld"),
    }


def _count(column: pa.ChunkedArray, value: object) -> int:
    return int(pc.sum(pc.equal(column, value)).as_py() or 0)


def _licences(articles: pa.Table) -> list[dict[str, Any]]:
    """Articles by licence, and what the policy makes of each."""
    numbers = Counter(articles["license"].to_pylist())
    return [
        {"license": name, "text": "full" if rights.is_open(name) else "limited", "articles": number}
        for name, number in sorted(numbers.items(), key=lambda item: (item[0] is None, item[0] or ""))
    ]


def _write_sums(staging: Path) -> None:
    names = sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file())
    lines = [f"{file_sha256(staging / name)}  {name}\n" for name in names]
    (staging / index.SUMS).write_text("".join(lines), encoding="utf-8")


def _put_in_place(staging: Path, target: Path) -> None:
    for path in sorted(staging.rglob("*")):
        index.sync(path)
    index.sync(staging)
    if target.exists():
        raise ReleaseRefused([f"{target.name} is there already and is never rewritten"])
    staging.replace(target)
    index.sync(target.parent)
