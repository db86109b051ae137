"""One release: built aside, verified, then put in place by a rename; it is there whole or not at all.

Which text goes in is decided in `rights` and proven in `recoverable`, what changed in `diff`, what the texts say in
`documents`, which versions there are in `index`, which must go in `withdrawal`. No clock is read: the caller says when
the release is made.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from pipelines.release import index
from pipelines.release.console.build import console
from pipelines.release.contents import ABOUT_FILES, Contents, Removal
from pipelines.release.index import ReleaseRefused
from pipelines.release.verify import checksums, verify
from pipelines.release.withdrawal import held, tombstone, unheeded
from pipelines.store import connect, file_sha256
from pipelines.takedowns import NOTHING
from schemas.render.arrow import from_rows
from schemas.tables import TABLES, released_tables

_STATED = ("pipeline_version", "schema_version", "code_sha256", "models", "packages", "inputs", "tables")


class Outcome(NamedTuple):
    """`version` is null where nothing had changed; `path` is then the latest release's folder.

    `withdrawn` are versions that were taken away because they held what the list of takedowns names; `without` says
    why the release has no SQL console, where one was asked for.
    """

    version: str | None
    path: Path
    reason: str
    withdrawn: tuple[str, ...] = ()
    without: str | None = None


def release(
    tables: Mapping[str, Path],
    releases: Path,
    *,
    manifest: Mapping[str, Any],
    report: pa.Table,
    created_at: str,
    version: str | None = None,
    refusals: Sequence[str] = (),
    removal: Removal | None = None,
    console_cache: Path | None = None,
) -> Outcome:
    """Make the next release of `tables` (name -> Parquet file; all released tables) in the folder `releases`.

    `created_at` is the time of making (ISO 8601); the release is one of its month unless a `version` is given.
    `manifest` states `pipeline_version`, `schema_version`, `code_sha256`, `models` and `packages` (name -> hash or
    version), `inputs` (a list of records with path and hash) and `tables` (name -> SHA-256 of the Parquet file).
    `report` is the table `validation_report` for exactly these files, `refusals` what the gate has against them.
    With a `console_cache` the release gets a SQL console where Node is installed, built once in that folder.
    ReleaseRefused, with every reason, where the gate or the hashes do not pass, another release is being made, the
    release before is damaged, the schema differs by more than its version admits, or too much of an article's text
    could be put together. Releases that hold what must go are withdrawn once there is one without it.
    """
    removal = removal or Removal(NOTHING, from_rows("_taken_down", ()))
    reasons = [*refusals, *(_mismatches(tables, manifest, report) or unheeded(tables, removal.takedowns))]
    if reasons:
        raise ReleaseRefused(reasons)
    with index.locked(releases):
        index.sweep(releases)
        index.update(releases)
        before = _latest(releases)
        known = [entry["version"] for entry in index.listed(releases)]
        version = version or index.next_version(created_at[:7], known)
        staging = releases / f"{index.STAGING}{version}"
        try:
            with connect() as connection:
                holding = {
                    folder.name: found
                    for folder in index.folders(releases)
                    if (found := held(connection, folder, *removal))
                }
                contents = Contents(connection, staging, version, created_at, tables, manifest, before, removal)
                written = contents.write(index.ledger(releases), holding.get(before.name) if before else None)
            without = None
            if written:
                if console_cache:
                    without = console(console_cache, staging / "console", sorted(tables))
                _write_sums(staging)
                problems = verify(staging)
                if problems:
                    raise ReleaseRefused([f"the release came out wrong: {problem}" for problem in problems])
                _put_in_place(staging, releases / version)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        index.update(releases)
        if holding:
            index.withdraw(releases, {name: tombstone(found, created_at) for name, found in holding.items()})
        withdrawn = tuple(holding)
        if written:
            return Outcome(version, releases / version, f"released {version}", withdrawn, without)
        assert before is not None
        return Outcome(None, before, f"nothing has changed since {before.name}", withdrawn)


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
        if name != ABOUT_FILES and (name, digest) not in checked:
            reasons.append(f"table {name} was not validated as it is")
    return reasons


def _latest(releases: Path) -> Path | None:
    """The folder of the latest release that is there. ReleaseRefused where it is damaged."""
    folders = index.folders(releases)
    if not folders:
        return None
    problems = checksums(folders[-1])
    if problems:
        raise ReleaseRefused([f"{folders[-1].name}, the latest release, is damaged: {problem}" for problem in problems])
    return folders[-1]


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
