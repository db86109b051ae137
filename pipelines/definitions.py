"""Everything that Dagster loads: the assets of all stages, the jobs, the sensor for new batches, the daily schedule."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import dagster as dg

from pipelines.attribution.assets import attribution
from pipelines.checks import Workspace
from pipelines.claims.assets import attributed_claims, claims, stories
from pipelines.dedup.assets import dedup
from pipelines.ingest.assets import ingest
from pipelines.quality.assets import quality
from pipelines.release.assets import database, release
from pipelines.speakers.assets import speakers

ASSETS = (ingest, dedup, attribution, speakers, stories, claims, attributed_claims, quality, database, release)

DATASET = dg.define_asset_job(
    "dataset",
    selection=dg.AssetSelection.all(),
    description="From the files under RAW to a release: the whole main job.",
)
RELEASE = dg.define_asset_job(
    "release",
    selection=dg.AssetSelection.assets("validation_report", "onrecord_duckdb", "release"),
    description="Validate the tables that are there and release them.",
)


def workspace() -> Workspace:
    """RAW, OUTPUTS and workers from the environment, as `onrecord` sets them; the project's own folders otherwise."""
    return Workspace(
        raw=os.environ.get("ONRECORD_RAW", "raw"),
        outputs=os.environ.get("ONRECORD_OUTPUTS", "outputs"),
        workers=int(os.environ.get("ONRECORD_WORKERS", os.cpu_count() or 1)),
        engine=os.environ.get("ONRECORD_ENGINE", "threads"),
        console=os.environ.get("ONRECORD_CONSOLE", "yes") == "yes",
    )


def fingerprint(raw: Path) -> str:
    """A hash of the names, sizes and times of all files under `raw`: it changes when a batch arrives."""
    digest = hashlib.sha256()
    for path in sorted(path for path in raw.rglob("*") if path.is_file()):
        state = path.stat()
        digest.update(f"{path.relative_to(raw)}\x1f{state.st_size}\x1f{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def new_batches(raw: Path) -> dg.SensorDefinition:
    """The sensor over `raw`: asks for a run when the files are not as they were at its last look."""

    @dg.sensor(
        name="new_batches",
        job=DATASET,
        minimum_interval_seconds=30,
        description="Builds the dataset when the files under RAW change; its first look only notes how they are.",
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        found = fingerprint(raw)
        if found == context.cursor:
            return dg.SkipReason("nothing new under RAW")
        if context.cursor is None:
            return dg.SensorResult(skip_reason="first look at RAW", cursor=found)
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=found)], cursor=found)

    return sensor


daily = dg.ScheduleDefinition(
    name="daily",
    job=DATASET,
    cron_schedule="0 5 * * *",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="The whole job every morning; off until switched on.",
)


def build_definitions(
    resource: Workspace | None = None, loggers: Mapping[str, dg.LoggerDefinition] | None = None
) -> dg.Definitions:
    """The definitions over one workspace; the command line adds its own logger, tests their own workspace."""
    chosen = resource or workspace()
    return dg.Definitions(
        assets=ASSETS,
        jobs=[DATASET, RELEASE],
        sensors=[new_batches(Path(chosen.raw))],
        schedules=[daily],
        resources={"workspace": chosen},
        loggers=loggers,
        executor=dg.in_process_executor,
    )


defs = build_definitions()
