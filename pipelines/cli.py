"""The command `onrecord`: build the dataset, open Dagster, query; make, check, rebuild, rehydrate releases.

Computes nothing itself.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import dagster as dg

_DAGSTER_YAML = "telemetry:\n  enabled: false\nnux:\n  enabled: false\n"
# As workspace.yaml at the root of the project, which may not be at hand where the package is installed.
_WORKSPACE_YAML = "load_from:\n  - python_module: {module_name: pipelines.definitions, location_name: onrecord}\n"


def prepare(raw: Path, outputs: Path, workers: int, engine: str) -> None:
    """Set the environment that the definitions read, and OUTPUTS/dagster as the home of run history."""
    home = outputs.absolute() / "dagster"
    home.mkdir(parents=True, exist_ok=True)
    (home / "dagster.yaml").write_text(_DAGSTER_YAML, encoding="utf-8")
    (home / "workspace.yaml").write_text(_WORKSPACE_YAML, encoding="utf-8")
    os.environ |= {
        "ONRECORD_RAW": str(raw.absolute()),
        "ONRECORD_OUTPUTS": str(outputs.absolute()),
        "ONRECORD_WORKERS": str(workers),
        "ONRECORD_ENGINE": engine,
        "DAGSTER_HOME": str(home),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "GX_ANALYTICS_ENABLED": "false",
    }


class Progress(logging.Handler):
    """Prints one line per step, table, failed check and message of a run, with the seconds since its start."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._started = time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Print what `record` says of the run; events that say nothing to a reader are passed over."""
        event: dg.DagsterEvent | None = getattr(record, "dagster_meta", {}).get("dagster_event")
        line = self._of_event(event) if event is not None else f"  {record.getMessage().rsplit(' - ', 1)[-1]}"
        if line and (event is not None or record.levelno >= logging.INFO):
            print(f"{time.monotonic() - self._started:7.1f} s  {line}", flush=True)

    @staticmethod
    def _of_event(event: dg.DagsterEvent) -> str | None:
        kind = event.event_type_value
        if kind == "STEP_START":
            return str(event.step_key)
        if kind == "ASSET_MATERIALIZATION":
            data = event.step_materialization_data.materialization
            rows = data.metadata.get("dagster/row_count")
            return f"  {data.asset_key.to_user_string():<20}" + (f"{rows.value:>9,} rows" if rows is not None else "")
        if kind == "ASSET_CHECK_EVALUATION" and not event.asset_check_evaluation_data.passed:
            check = event.asset_check_evaluation_data
            return f"  CHECK FAILED: {check.check_name} of {check.asset_key.to_user_string()}"
        if kind in {"STEP_FAILURE", "RUN_FAILURE"}:
            error = getattr(event.event_specific_data, "error", None)
            while error is not None and error.cause is not None:
                error = error.cause
            return f"FAILED: {error.message.strip() if error else event.message}"
        return None


def build(raw: Path, outputs: Path, workers: int, engine: str) -> int:
    """Run the job `dataset` in this process and name the release; 0 where all went well."""
    if not raw.is_dir():
        print(f"onrecord: there is no folder {raw}: name one with --raw", file=sys.stderr)
        return 2
    failed = _run("dataset", f"building {raw} into {outputs}", raw, outputs, workers, engine)
    if failed:
        return failed
    latest = _latest(outputs)
    if latest is not None:
        print(f"\nrelease   {latest}\nexplorer  python3 -m http.server --directory {latest}")
    print(f"database  {(outputs / 'onrecord.duckdb').absolute()}")
    command = "onrecord" if shutil.which("onrecord") else os.path.relpath(sys.argv[0])
    elsewhere = "" if outputs == Path("outputs") else f" --outputs {outputs}"
    print(f'next      {command} sql{elsewhere} "FROM contested_claims"   or   {command} ui{elsewhere}')
    return 0


def release(outputs: Path, packed: bool) -> int:
    """Release the tables as they are, unless nothing has changed; with `packed`, the latest release as one zip."""
    if not (outputs / "tables").is_dir():
        print(f"onrecord: there are no tables in {outputs}: run `onrecord build` first", file=sys.stderr)
        return 2
    failed = _run("release", f"releasing what is in {outputs}", Path("raw"), outputs, 1, "threads")
    latest = _latest(outputs)
    if failed or latest is None:
        return failed or 1
    print(f"\nrelease   {latest}")
    if packed:
        from pipelines.release.archive import archive

        try:
            target = archive(latest, outputs.absolute() / "archives")
        except ValueError as error:
            print(f"onrecord: {error}", file=sys.stderr)
            return 1
        print(f"archive   {target}\nchecksum  {target}.sha256")
    return 0


def _latest(outputs: Path) -> Path | None:
    """The folder of the latest release."""
    latest = outputs.absolute() / "releases" / "latest.json"
    if not latest.exists():
        return None
    return latest.parent / str(json.loads(latest.read_text(encoding="utf-8"))["version"])


def rebuild(folder: Path, raw: Path, workers: int) -> int:
    """Make a release again from the same input and compare; 0 where it comes out the same in every byte."""
    from pipelines.release.rebuild import begin, differences

    if not raw.is_dir():
        print(f"onrecord: there is no folder {raw}: name one with --raw", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="onrecord-rebuild-") as made:
        outputs = Path(made)
        try:
            manifest = begin(folder.absolute(), outputs)
        except ValueError as error:
            print(f"onrecord: {error}", file=sys.stderr)
            return 2
        named = {name: manifest[name] for name in ("version", "created_at")}
        failed = _run("dataset", f"building {folder.name} again from {raw}", raw, outputs, workers, "threads", named)
        if failed:
            return failed
        rebuilt = outputs / "releases" / str(manifest["version"])
        if not rebuilt.is_dir():
            print(f"onrecord: the input comes to the release before {folder.name}, not to it", file=sys.stderr)
            return 1
        found = differences(folder, rebuilt)
    for difference in found:
        print(difference, file=sys.stderr)
    print(f"{folder}: {'rebuilt, the same in every byte' if not found else 'does not come out the same'}")
    return 1 if found else 0


def _run(
    job_name: str,
    title: str,
    raw: Path,
    outputs: Path,
    workers: int,
    engine: str,
    release_as: Mapping[str, str] | None = None,
) -> int:
    """Run a job in this process, with a line for each step; 0 where all went well.

    `release_as` names the `version` and `created_at` of a release that is made again.
    """
    from pipelines.store import BusyError, Store

    store = Store(outputs.absolute())
    try:
        with store.lock():
            pass
    except BusyError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 3
    prepare(raw, outputs, workers, engine)
    print(title, flush=True)
    import dagster as dg

    from pipelines.definitions import build_definitions

    @dg.logger
    def progress(_: dg.InitLoggerContext) -> logging.Logger:
        logger = logging.Logger("onrecord.progress", logging.DEBUG)
        logger.addHandler(Progress())
        return logger

    with dg.DagsterInstance.get() as instance:
        job = build_definitions(loggers={"progress": progress}).resolve_job_def(job_name)
        run_config: dict[str, object] = {"loggers": {"progress": {"config": {}}}}
        if release_as:
            run_config["ops"] = {"make_release": {"config": dict(release_as)}}
        result = job.execute_in_process(run_config, instance=instance, raise_on_error=False)
    if not result.success:
        print(
            f"onrecord: the job `{job_name}` failed; nothing was released. `make ui` shows the run and its checks.",
            file=sys.stderr,
        )
        return 1
    return 0


def ui(raw: Path, outputs: Path, workers: int, port: int) -> int:
    """Open Dagster over RAW and OUTPUTS and stay with it."""
    prepare(raw, outputs, workers, "threads")
    workspace = outputs.absolute() / "dagster" / "workspace.yaml"
    # `dagster dev` says at every start that it has a successor, which does not read a workspace file.
    os.environ["PYTHONWARNINGS"] = "ignore"
    command = [sys.executable, "-m", "dagster", "dev", "-w", str(workspace), "-p", str(port)]
    print(f"Dagster opens at http://127.0.0.1:{port}  (Ctrl-C ends it)", flush=True)
    return subprocess.call(command)


def sql(outputs: Path, query: str, released: bool) -> int:
    """Print what `query` finds in the local database, or in that of the latest release."""
    import duckdb

    latest = _latest(outputs) if released else outputs
    if latest is None:
        print(f"onrecord: there is no release in {outputs}: run `onrecord build` first", file=sys.stderr)
        return 2
    database = latest / "onrecord.duckdb"
    if not database.exists():
        print(f"onrecord: there is no {database}: run `onrecord build` first", file=sys.stderr)
        return 2
    with duckdb.connect(str(database), read_only=True) as connection:
        # Its bar of progress would stand in an answer that goes to a file.
        connection.execute("SET enable_progress_bar = false")
        try:
            relation = connection.sql(query)
        except duckdb.Error as error:
            print(f"onrecord: {error}", file=sys.stderr)
            return 1
        if relation is not None:
            relation.show(
                max_rows=200, max_width=max(100, os.get_terminal_size().columns if sys.stdout.isatty() else 200)
            )
    return 0


def verify(release: Path) -> int:
    """Check a release folder against its own manifest; 0 where it holds what it says."""
    from pipelines.release.verify import verify as problems_of

    problems = problems_of(release)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{release}: {'verified' if not problems else f'{len(problems)} problems'}")
    return 1 if problems else 0


def rehydrate(folder: Path, articles: Path, out: Path | None) -> int:
    """Put withheld text of a release back from the user's own copies of the articles; 0 where it could be tried."""
    from pipelines import takedowns
    from pipelines.claims.attributed import fragment_link
    from pipelines.ingest.discover import discover, read
    from pipelines.ingest.documents import combine
    from pipelines.ingest.parse import parse
    from pipelines.ingest.records import Parsed
    from pipelines.release.rehydrate import restore as rehydration

    try:
        opened = rehydration.open_release(folder)
        target = out or Path(f"rehydrated-{opened.version}")
        rehydration.refuse_place(target, folder, articles)
        files = ((file, read(file)) for file in discover(articles))
        copies = combine(
            (
                data if isinstance(data, Parsed) else parse(file.path, data, file.meta, file.batch)
                for file, data in files
            ),
            takedowns.read(articles),
        )
        for row in copies.rejected.to_pylist():
            print(f"not read: {row['source_path']}: {row['reason']}: {row['detail']}", file=sys.stderr)
        restored = rehydration.restore(opened.tables, copies.documents, fragment_link)
        rehydration.write(restored, opened, target)
    except (rehydration.RehydrationRefused, takedowns.TakedownError, NotADirectoryError) as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 2
    for line in restored.summary():
        print(line)
    print(f"written     {target}: not licensed for redistribution, keep it to yourself")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point of the console script."""
    parser = argparse.ArgumentParser(
        prog="onrecord", description="Who said what: attributed claims from news articles."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    folders = argparse.ArgumentParser(add_help=False)
    folders.add_argument(
        "--outputs", type=Path, default=Path("outputs"), help="where everything made goes (default: outputs)"
    )
    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument("--raw", type=Path, default=Path("raw"), help="the folder of input batches (default: raw)")
    reading.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="workers that read texts (default: all cores)"
    )

    def no_console(command: argparse.ArgumentParser) -> None:
        about = "leave the SQL console out of the release (19 MB; it is there only where Node is installed)"
        command.add_argument("--no-console", action="store_true", help=about)

    command = commands.add_parser(
        "build", parents=[folders, reading], help="run the whole job, from files to a release"
    )
    command.add_argument("--engine", choices=["threads", "ray"], default="threads", help="where workers run")
    no_console(command)
    command = commands.add_parser(
        "release", parents=[folders], help="release the tables as they are, if anything has changed"
    )
    command.add_argument("--archive", action="store_true", help="also write the latest release to OUTPUTS/archives")
    no_console(command)
    command = commands.add_parser("ui", parents=[folders, reading], help="open Dagster")
    command.add_argument("--port", type=int, default=3000)
    command = commands.add_parser("sql", parents=[folders], help="query the local database")
    command.add_argument("--release", action="store_true", help="query the latest release instead")
    command.add_argument("query", help="any SQL that DuckDB reads")
    command = commands.add_parser("verify", help="check a release folder")
    command.add_argument("release", type=Path)
    command = commands.add_parser(
        "rebuild", parents=[reading], help="make a release again from the same input, and compare"
    )
    command.add_argument("release", type=Path)

    command = commands.add_parser(
        "rehydrate", help="put withheld text of a release back from your own copies of its articles"
    )
    command.add_argument("release", type=Path, help="the folder of the release")
    command.add_argument(
        "--articles", type=Path, required=True, help="the folder of your copies, as `--raw` reads them"
    )
    command.add_argument("--out", type=Path, help="a new folder (default: rehydrated-VERSION)")

    given = parser.parse_args(arguments)
    if getattr(given, "no_console", False):
        os.environ["ONRECORD_CONSOLE"] = "no"
    if given.command == "build":
        return build(given.raw, given.outputs, given.workers, given.engine)
    if given.command == "release":
        return release(given.outputs, given.archive)
    if given.command == "ui":
        return ui(given.raw, given.outputs, given.workers, given.port)
    if given.command == "sql":
        return sql(given.outputs, given.query, given.release)
    if given.command == "rebuild":
        return rebuild(given.release, given.raw, given.workers)
    if given.command == "rehydrate":
        return rehydrate(given.release, given.articles, given.out)
    return verify(given.release)


if __name__ == "__main__":
    sys.exit(main())
