"""The folder of releases: versions, the lock, `releases.json` and `latest.json`.

What a release holds is made in `build`.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.store import file_sha256

STAGING = ".staging-"
SUMS = "SHA256SUMS"
_LOCK = ".lock"
_VERSION = re.compile(r"v(\d{4})\.(\d{2})\.(\d+)")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class ReleaseRefused(Exception):
    """No release was made; `reasons` says why, one sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("no release was made: " + "; ".join(reasons))
        self.reasons = reasons


def order(version: str) -> tuple[int, int, int]:
    """`version` as numbers that sort. ValueError for what is no version."""
    match = _VERSION.fullmatch(version)
    if not match:
        raise ValueError(f"{version} is no version")
    year, month, number = match.groups()
    return int(year), int(month), int(number)


def next_version(month: str, known: list[str]) -> str:
    """The version after the `known` ones in `month` ("YYYY-MM"). ReleaseRefused for a month before the latest."""
    match = _MONTH.fullmatch(month)
    if not match:
        raise ValueError(f"month {month!r} is not of the form YYYY-MM")
    year, of_year = int(match.group(1)), int(match.group(2))
    latest = max(known, key=order, default="v0000.00.0")
    if order(latest)[:2] > (year, of_year):
        raise ReleaseRefused([f"the month {month} is before that of {latest}: check the clock"])
    numbers = [order(version)[2] for version in known if order(version)[:2] == (year, of_year)]
    return f"v{year:04}.{of_year:02}.{max(numbers, default=0) + 1}"


@contextlib.contextmanager
def locked(releases: Path) -> Iterator[None]:
    """Hold the lock of `releases`, which goes with the process. ReleaseRefused where another process holds it."""
    releases.mkdir(parents=True, exist_ok=True)
    with (releases / _LOCK).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise ReleaseRefused(
                [f"another release is being made in {releases} (process {file.read().strip() or 'unknown'})"]
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def sweep(releases: Path) -> None:
    """Remove what a killed run left. Only while the lock is held."""
    for path in sorted(releases.glob(f"{STAGING}*")):
        shutil.rmtree(path)
    for path in sorted(releases.glob("*.json.new")):
        path.unlink()


def folders(releases: Path) -> list[Path]:
    """The release folders, oldest first. A folder stands under its version only once it is complete."""
    found = [path for path in releases.iterdir() if path.is_dir() and _VERSION.fullmatch(path.name)]
    return sorted(found, key=lambda path: order(path.name))


def listed(releases: Path) -> list[dict[str, Any]]:
    """The entries of `releases.json`, oldest first; none where there is no such file."""
    path = releases / "releases.json"
    if not path.exists():
        return []
    return list(json.loads(path.read_text(encoding="utf-8"))["releases"])


def entry(folder: Path) -> dict[str, Any]:
    """What the index says about the release in `folder`."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {
        "version": manifest["version"],
        "schema_version": manifest["schema_version"],
        "created_at": manifest["created_at"],
        "previous": manifest["previous_version"],
        "rows": {name: table["rows"] for name, table in manifest["tables"].items()},
        "path": folder.name,
        "sha256sums_sha256": file_sha256(folder / SUMS),
    }


def update(releases: Path) -> None:
    """Bring `releases.json` and `latest.json` up to the folders that are there. Versions whose folder is gone stay."""
    entries = {item["version"]: item for item in listed(releases)}
    entries |= {folder.name: entry(folder) for folder in folders(releases)}
    ordered = [entries[version] for version in sorted(entries, key=order)]
    if ordered:
        write_json(releases / "releases.json", {"latest": ordered[-1]["version"], "releases": ordered})
        write_json(releases / "latest.json", ordered[-1])


def write_json(path: Path, content: Any) -> None:
    """Write `content` to `path` aside and rename, unless the file already says so."""
    text = json_text(content)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    aside = path.with_name(f"{path.name}.new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync(path.parent)


def json_text(content: Any) -> str:
    """`content` as the JSON text of a release file."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def sync(path: Path) -> None:
    """Have the file or folder at `path` on disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
