"""The release stage in Dagster: the database to open next, and the immutable release folder."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version

import dagster as dg

from pipelines import encoder
from pipelines.checks import OWNERS, Workspace, refusals
from pipelines.release.build import release as make_release
from pipelines.release.database import write_database
from schemas.tables import TABLES, released_tables
from schemas.version import SCHEMA_VERSION

TABLES_OF_RELEASE = [table.name for table in released_tables()]


@dg.asset(
    name="onrecord_duckdb",
    deps=TABLES_OF_RELEASE,
    group_name="release",
    owners=OWNERS,
    kinds={"duckdb"},
    description="All tables, commented, with the cookbook's views, in one DuckDB file: OUTPUTS/onrecord.duckdb.",
)
def database(workspace: Workspace) -> dg.MaterializeResult[None]:
    """Build the database aside and put it in place."""
    store = workspace.store
    write_database(store.database, {name: store.path(name) for name in TABLES_OF_RELEASE}, title="On Record")
    return dg.MaterializeResult(metadata={"file": dg.MetadataValue.path(store.database)})


def _inputs(workspace: Workspace) -> list[dict[str, str]]:
    """The input files that the tables came from, by path and hash."""
    found = {
        (row["source_path"], row["source_sha256"])
        for name in ("articles", "rejected_inputs")
        for row in workspace.store.read(name).select(["source_path", "source_sha256"]).to_pylist()
    }
    return [
        {"path": path, "sha256": digest} for path, digest in sorted(found, key=lambda item: (item[0], item[1] or ""))
    ]


# Its op has another name than its asset: the job that makes releases is called `release` too.
@dg.multi_asset(
    name="make_release",
    specs=[
        dg.AssetSpec(
            "release",
            deps=[*TABLES_OF_RELEASE, "onrecord_duckdb"],
            group_name="release",
            owners=OWNERS,
            kinds={"parquet", "duckdb"},
            description="An immutable release folder; refused unless the report passes for exactly these tables.",
        )
    ],
    can_subset=False,
)
def release(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Release the tables unless nothing has changed; a breach found by the gate fails the run."""
    store = workspace.store
    now = datetime.now(UTC)
    manifest = {
        "pipeline_version": version("onrecord"),
        "schema_version": SCHEMA_VERSION,
        "models": {graph: encoder.model_hash(graph) for graph in encoder.graphs()},
        "inputs": _inputs(workspace),
        "tables": {name: store.sha256(name) for name in TABLES if store.path(name).exists()},
    }
    outcome = make_release(
        {name: store.path(name) for name in TABLES_OF_RELEASE},
        store.releases,
        month=now.strftime("%Y-%m"),
        manifest=manifest,
        report=store.read("validation_report"),
        created_at=now.isoformat(timespec="seconds"),
        refusals=refusals(store),
    )
    context.log.info(f"release {outcome.version or '(none)'}: {outcome.reason}")
    yield dg.MaterializeResult(
        metadata={
            "version": outcome.version or "no new release",
            "reason": outcome.reason,
            "folder": dg.MetadataValue.path(outcome.path),
        }
    )
