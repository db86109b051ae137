"""The release stage in Dagster: the database to open next, and the immutable release folder."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import dagster as dg
from packaging.requirements import Requirement

import pipelines
import schemas
from pipelines import encoder, takedowns
from pipelines.checks import OWNERS, Workspace, refusals
from pipelines.release.archive import discard
from pipelines.release.build import release as make_release
from pipelines.release.contents import Removal
from pipelines.release.database import write_database
from pipelines.store import recipe
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
        for row in workspace.store.read(name).to_pylist()
        if row.get("reason") != "taken_down"
    }
    return [
        {"path": path, "sha256": digest} for path, digest in sorted(found, key=lambda item: (item[0], item[1] or ""))
    ]


def _packages() -> dict[str, str]:
    """The installed version of each package that the project names."""
    found = {}
    for line in requires("onrecord") or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            try:
                found[requirement.name] = version(requirement.name)
            except PackageNotFoundError:
                continue
    return dict(sorted(found.items()))


class ReleaseConfig(dg.Config):
    """How a release is to be called and dated; without, the next version of this month, and now."""

    version: str | None = None
    created_at: str | None = None


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
def release(
    context: dg.AssetExecutionContext, config: ReleaseConfig, workspace: Workspace
) -> Iterator[dg.MaterializeResult[None]]:
    """Release the tables unless nothing has changed; a breach found by the gate fails the run."""
    store = workspace.store
    manifest = {
        "pipeline_version": version("onrecord"),
        "schema_version": SCHEMA_VERSION,
        "code_sha256": recipe(Path(pipelines.__file__).parent, Path(schemas.__file__).parent),
        "models": {graph: encoder.model_hash(graph) for graph in encoder.graphs()},
        "packages": _packages(),
        "inputs": _inputs(workspace),
        "tables": {name: store.sha256(name) for name in TABLES if store.path(name).exists()},
    }
    outcome = make_release(
        {name: store.path(name) for name in TABLES_OF_RELEASE},
        store.releases,
        manifest=manifest,
        report=store.read("validation_report"),
        created_at=config.created_at or datetime.now(UTC).isoformat(timespec="seconds"),
        version=config.version,
        refusals=refusals(store),
        removal=Removal(takedowns.read(Path(workspace.raw)), store.read("_taken_down")),
        console_cache=store.outputs / "cache" / "console" if workspace.console else None,
    )
    if outcome.without:
        context.log.info(f"no SQL console in the release: {outcome.without}")
    for gone in outcome.withdrawn:
        discard(store.outputs / "archives", gone)
        context.log.info(f"withdrawn: {gone}, which held what the list of takedowns names")
    context.log.info(f"release {outcome.version or '(none)'}: {outcome.reason}")
    yield dg.MaterializeResult(
        metadata={
            "version": outcome.version or "no new release",
            "reason": outcome.reason,
            "folder": dg.MetadataValue.path(outcome.path),
            "explorer": dg.MetadataValue.md(f"`python3 -m http.server --directory {outcome.path}`"),
            "withdrawn": ", ".join(outcome.withdrawn) or "none",
        }
    )
