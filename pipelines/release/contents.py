"""Everything that a release folder holds, written file by file; only SHA256SUMS comes later, when all is there.

Which text goes in is decided in `rights` and proven in `recoverable`, what changed in `diff`, what the texts say in
`documents` and `metadata`. Whether there is to be a release, and under which version, is decided in `build`.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.release import csv_files, diff, documents, index, metadata, parquet, recoverable, rights, schema_changes
from pipelines.release.database import write_database
from pipelines.release.dictionary_page import data_dictionary_page
from pipelines.release.explorer import write as explorer
from pipelines.release.index import ReleaseRefused
from pipelines.release.report import validation_page
from pipelines.release.shapes import DISCLOSED, ID_CHANGES, TOMBSTONES, released_form
from pipelines.release.withdrawal import Held
from pipelines.store import file_sha256
from pipelines.takedowns import Takedowns
from schemas.model import Table
from schemas.render import arrow
from schemas.tables import TABLES

ABOUT_FILES = "validation_report"
"""It tells of the files that the release is made from, not of the data: a new report alone makes no release."""
DATABASE = "onrecord.duckdb"
_SAMPLED = "attributed_claims"
_TRIES = 4  # to write what the gate lets pass
# What decides, with the input, what the tables come to.
_PIPELINE = ("pipeline_version", "code_sha256", "models", "packages")


class Removal(NamedTuple):
    """What must not be released: the list of takedowns, and where the texts still hold it (table `_taken_down`)."""

    takedowns: Takedowns
    places: pa.Table


@dataclass(frozen=True)
class Contents:
    """One release on its way into the folder `staging`, after the one in the folder `before`."""

    connection: duckdb.DuckDBPyConnection
    staging: Path
    version: str
    created_at: str
    tables: Mapping[str, Path]
    stated: Mapping[str, Any]
    before: Path | None
    removal: Removal

    def write(self, ledger: Path | None, held_before: Held | None) -> bool:
        """Write all files but SHA256SUMS; false, and nothing of worth written, where nothing changed.

        `ledger` tells what is out already; `held_before` what of the release before must go. Where the gate finds more
        of an article than the policy counted (words that stand side by side in a file), all is written again with that
        much less of it. ReleaseRefused where that does not help, or the schema differs by more than its version admits.
        """
        local = {name: _read(name, path) for name, path in self.tables.items()}
        out = parquet.read(ledger) if ledger else rights.nothing_out()
        kept_back: Counter[str] = Counter()
        for _ in range(_TRIES):
            released = rights.apply(local, out, *self.removal, kept_back)
            if not self._write_all(released, held_before):
                return False
            over = recoverable.excesses(self.connection, self.staging, local["articles"], released)
            if not over:
                return True
            kept_back.update({one.article_id: one.recoverable - one.allowed for one in over})
            shutil.rmtree(self.staging)
        raise ReleaseRefused([recoverable.refusal(over)])

    def _write_all(self, released: rights.Released, held_before: Held | None) -> bool:
        """Write the files of `released`; false where nothing changed."""
        for name in ("parquet", "csv"):
            (self.staging / name).mkdir(parents=True)
        files = {name: self.staging / "parquet" / f"{name}.parquet" for name in self.tables}
        described = {name: self._write_table(name, released.tables[name], files[name]) for name in self.tables}
        earlier = json.loads((self.before / "manifest.json").read_text(encoding="utf-8")) if self.before else None
        if earlier:
            after = {"schema_version": self.stated["schema_version"], "tables": described}
            if reasons := schema_changes.refusals(earlier, after):
                raise ReleaseRefused(reasons)
            if not held_before and _same(earlier, after):
                return False

        self._write_own(DISCLOSED, released.disclosed)
        summaries, id_changes = self._write_differences(files, earlier, held_before.ids if held_before else frozenset())
        write_database(self.staging / DATABASE, files, title=f"On Record {self.version}", released=True)
        for name, table in described.items():
            table["made_from_sha256"] = self.stated["tables"][name]
            table["csv"] = self._write_csv(name, files[name])
        sample = self.staging / "sample.csv"
        csv_files.write_sample(self.connection, files[_SAMPLED], released_form(TABLES[_SAMPLED]), sample)
        manifest = {
            "dataset": "On Record",
            "version": self.version,
            "previous_version": self.before.name if self.before else None,
            "created_at": self.created_at,
            **{name: value for name, value in self.stated.items() if name != "tables"},
            "inputs": rights.unnamed(self.stated["inputs"], self.removal.takedowns),
            "license": "CC-BY-4.0",
            "counts": _counts(released.tables),
            "licences": _licences(released.tables["articles"]),
            "tables": described,
        }
        self._write_texts(manifest, earlier, released.tables, summaries, id_changes)
        explorer.write(files, manifest, self.staging)
        return True

    def _write_table(self, name: str, table: pa.Table, path: Path) -> dict[str, Any]:
        """Write one table; returns what the manifest says of it."""
        form = released_form(TABLES[name])
        parquet.write(self.connection, table, form.key, name, path)
        return {
            "path": f"parquet/{name}.parquet",
            "rows": table.num_rows,
            "bytes": path.stat().st_size,
            "sha256": file_sha256(path),
            "content_sha256": parquet.content_sha256(self.connection, path, form),
            "key": list(form.key),
            "columns": documents.columns(form),
        }

    def _write_own(self, table: Table, rows: pa.Table) -> None:
        """Write a table that only a release has."""
        parquet.write(self.connection, rows, table.key, table.name, self.staging / f"{table.name}.parquet")

    def _write_csv(self, name: str, source: Path) -> dict[str, Any]:
        """Write the CSV file of one table; returns what the manifest says of it."""
        path = self.staging / "csv" / f"{name}.csv.gz"
        csv_files.write(self.connection, source, released_form(TABLES[name]), path)
        return {
            "path": path.relative_to(self.staging).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": file_sha256(path),
        }

    def _write_differences(
        self, files: Mapping[str, Path], earlier: Mapping[str, Any] | None, taken_down: Set[str]
    ) -> tuple[dict[str, Any], pa.Table]:
        """Write `diff/`, `id_changes` and `tombstones`; returns the summary of each table, and the changed ids."""
        if self.before is None or earlier is None:
            for table in (ID_CHANGES, TOMBSTONES):
                self._write_own(table, diff.empty(table))
            return {}, diff.empty(ID_CHANGES)
        same_pipeline = all(earlier.get(name) == self.stated[name] for name in _PIPELINE)
        otherwise = "neighbours_changed" if same_pipeline else "pipeline_changed"
        summaries: dict[str, Any] = {}
        diffs: dict[str, diff.TableDiff] = {}
        old = {path.stem: path for path in sorted((self.before / "parquet").glob("*.parquet"))}
        diff.find_causes(self.connection, old, files, taken_down)
        (self.staging / "diff").mkdir()
        for name in sorted(files.keys() - {ABOUT_FILES}):
            table = TABLES[name]
            if name not in old:
                summaries[name] = {"not_compared": "a new table"}
                continue
            why = "input_changed" if table.stage == "ingest" else otherwise
            try:
                diffs[name] = diff.table_diff(self.connection, old[name], files[name], table, why)
            except ValueError:
                summaries[name] = {"not_compared": "its key changed"}
                continue
            summaries[name] = diffs[name].summary
            target = self.staging / "diff" / f"{name}.parquet"
            parquet.write(self.connection, diffs[name].rows, table.key, f"diff/{name}", target)
        for name in sorted(old.keys() - files.keys()):
            summaries[name] = {"not_compared": "no longer released"}
        summary = {"previous_version": self.before.name, "tables": summaries}
        (self.staging / "diff" / "summary.json").write_text(index.json_text(summary), encoding="utf-8")
        id_changes = diff.id_changes(self.connection, old, files)
        self._write_own(ID_CHANGES, id_changes)
        tombs = self.before / f"{TOMBSTONES.name}.parquet"
        earlier_tombs = parquet.read(tombs) if tombs.exists() else diff.empty(TOMBSTONES)
        there = {one for kind, name in diff.TOMBS.items() for one in _ids(files[name], f"{kind}_id")}
        self._write_own(TOMBSTONES, diff.tombstones(earlier_tombs, diffs, id_changes, self.before.name, there))
        return summaries, id_changes

    def _write_texts(
        self,
        manifest: Mapping[str, Any],
        earlier: Mapping[str, Any] | None,
        tables: Mapping[str, pa.Table],
        summaries: Mapping[str, Any],
        id_changes: pa.Table,
    ) -> None:
        quality = metadata.quality(manifest)
        texts = {
            "manifest.json": index.json_text(manifest),
            "validation.json": index.json_text(documents.validation(tables[ABOUT_FILES])),
            "validation.html": validation_page(manifest, tables[ABOUT_FILES]),
            "datapackage.json": index.json_text(metadata.data_package(manifest)),
            "croissant.json": index.json_text(metadata.croissant(manifest)),
            "quality.json": index.json_text(quality),
            "CITATION.cff": metadata.citation(manifest),
            "ATTRIBUTION.csv": metadata.attribution(tables["articles"]),
            "README.md": metadata.card(manifest) + documents.readme(manifest, quality),
            "DATASHEET.md": documents.datasheet(manifest),
            "CHANGES.md": documents.changes(manifest, earlier, summaries, id_changes),
            "data-dictionary.md": documents.data_dictionary(),
            "data-dictionary.html": data_dictionary_page(manifest),
            "LICENSE-DATA": Path(__file__).with_name("LICENSE-DATA.txt").read_text(encoding="utf-8"),
        }
        for name, text in texts.items():
            (self.staging / name).write_text(text, encoding="utf-8")


def _read(name: str, path: Path) -> pa.Table:
    table = parquet.read(path)
    schema = arrow.schema(TABLES[name])
    if table.column_names != schema.names:
        raise ReleaseRefused([f"table {name}: its columns are not those of the schema"])
    return table.cast(schema)


def _ids(path: Path, column: str) -> list[str]:
    ids: list[str] = parquet.read(path)[column].to_pylist()
    return ids


def _same(earlier: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    def contents(tables: Mapping[str, Any]) -> dict[str, str]:
        return {name: table["content_sha256"] for name, table in tables.items() if name != ABOUT_FILES}

    return bool(
        earlier["schema_version"] == after["schema_version"]
        and contents(earlier["tables"]) == contents(after["tables"])
    )


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
