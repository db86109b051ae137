"""Tables as Dagster sees them: their specs, their metadata in the UI, and their generated suite as an asset check.

Every stage's `assets.py` goes through here, so that all tables look and are checked alike. Nothing is computed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

import dagster as dg
import pyarrow as pa

import schemas
from pipelines.quality import structure as structure_module
from pipelines.quality.report import gate, validated_tables
from pipelines.quality.structure import StructureResult, validate
from pipelines.store import Store, Written, recipe
from schemas.render.dagster_schema import table_schema
from schemas.tables import TABLES

CHECK = "structure"
OWNERS = ["team:on-record"]
PREVIEW_ROWS = 10
PREVIEW_WIDTH = 60


class Workspace(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Where a build reads and writes, how many workers it may use, and whether releases get a SQL console."""

    raw: str
    outputs: str
    workers: int = 1
    engine: str = "threads"
    console: bool = True

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Self]:
        """Hold OUTPUTS for the length of a run, so that two runs never write to it at once."""
        with self.store.lock():
            yield self

    @property
    def store(self) -> Store:
        """The tables and caches under OUTPUTS."""
        return Store(Path(self.outputs).absolute())


def specs(deps: Mapping[str, Sequence[str]], kinds: set[str]) -> list[dg.AssetSpec]:
    """Asset specs of the tables in `deps`, each with the tables that it is made from."""
    return [
        dg.AssetSpec(
            name,
            deps=list(inputs),
            group_name=TABLES[name].stage,
            owners=OWNERS,
            kinds={*kinds, "parquet"},
            description="\n\n".join(
                (TABLES[name].description, *(f"**Mind:** {warning}" for warning in TABLES[name].warnings))
            ),
            metadata={"dagster/column_schema": table_schema(TABLES[name])},
            tags={"released": "yes" if TABLES[name].released else "no"},
        )
        for name, inputs in deps.items()
    ]


def check_specs(deps: Mapping[str, Sequence[str]]) -> list[dg.AssetCheckSpec]:
    """One `structure` check per table in `deps`; a critical breach stops the run."""
    description = "The suite that the schema implies: columns, types, keys, vocabularies."
    return [dg.AssetCheckSpec(CHECK, asset=name, blocking=True, description=description) for name in deps]


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    text = text if len(text) <= PREVIEW_WIDTH else text[: PREVIEW_WIDTH - 1] + "…"
    return text.translate({ord(c): " " for c in "\n\r|`"}).replace("<", "&lt;").replace("[", "&#91;")


def preview(table: pa.Table) -> str:
    """The first rows as a Markdown table; article text cannot become markup."""
    header = f"| {' | '.join(table.schema.names)} |\n|{'---|' * len(table.schema.names)}"
    rows = table.slice(0, PREVIEW_ROWS).to_pylist()
    return "\n".join([header, *(f"| {' | '.join(_cell(value) for value in row.values())} |" for row in rows)])


@cache
def _judges() -> str:
    """What decides a verdict besides the table: the schema and the code that runs it."""
    folders = Path(schemas.__file__).parent, Path(structure_module.__file__).parent
    return recipe(*folders, extra=(version("great-expectations"),))


def structure(store: Store, written: Written, table: pa.Table) -> StructureResult:
    """The result of the table's suite, taken from OUTPUTS/validation where exactly this table was judged before."""
    folder = store.outputs / "validation"
    folder.mkdir(parents=True, exist_ok=True)
    stored = folder / f"{written.name}-{written.sha256[:16]}-{_judges()[:8]}.json"
    if stored.exists():
        return StructureResult.from_json(json.loads(stored.read_text(encoding="utf-8")))
    result = validate(TABLES[written.name], table)
    for older in folder.glob(f"{written.name}-*.json"):
        older.unlink()
    aside = stored.with_suffix(".tmp")
    aside.write_text(json.dumps(result.to_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    aside.replace(stored)
    return result


def refusals(store: Store) -> list[str]:
    """Why the tables on disk must not be released: read anew from the report and the files, never from a run."""
    names = [name for name in validated_tables() if store.path(name).exists()]
    if not store.path("validation_report").exists():
        return ["there is no validation_report: build it first"]
    return [*store.mixed(names), *gate(store.read("validation_report"), {name: store.sha256(name) for name in names})]


def publish(
    store: Store, name: str, table: pa.Table, inputs: Sequence[str], metadata: Mapping[str, Any] | None = None
) -> dg.MaterializeResult[None]:
    """Write table `name`, judge it, and describe it for the UI."""
    written = store.write(name, table, inputs)
    result = structure(store, written, table)
    evaluated = {
        f"{item.name}{f' ({item.column})' if item.column else ''}": (
            "met"
            if item.success
            else f"{'could not run' if item.errored else 'broken'}: {item.unexpected_count} {item.detail}"
        )
        for item in result.expectations
    }
    return dg.MaterializeResult(
        asset_key=name,
        data_version=dg.DataVersion(written.sha256),
        metadata={
            "dagster/row_count": written.rows,
            "file": dg.MetadataValue.path(written.path),
            "preview": dg.MetadataValue.md(preview(table)),
            **(metadata or {}),
        },
        check_results=[
            dg.AssetCheckResult(
                asset_key=name,
                check_name=CHECK,
                passed=result.passed,
                metadata={
                    "expectations": len(result.expectations),
                    "broken": sum(not item.success for item in result.expectations),
                    **evaluated,
                },
            )
        ],
    )


def publish_all(
    store: Store,
    tables: Mapping[str, pa.Table],
    deps: Mapping[str, Sequence[str]],
    metadata: Mapping[str, Mapping[str, Any]] | None = None,
) -> Iterator[dg.MaterializeResult[None]]:
    """`publish` each table in the order of `deps`, so that one made from another finds it written."""
    for name in deps:
        yield publish(store, name, tables[name], deps[name], (metadata or {}).get(name))
