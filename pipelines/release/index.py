"""The folder of releases: versions, the lock, `releases.json`, `latest.json`, and the ledger of all text that is out.

What a release holds is made in `build`.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.store import file_sha256

STAGING = ".staging-"
SUMS = "SHA256SUMS"
LEDGER = "disclosed.parquet"
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
    for path in sorted((*releases.glob("*.json.new"), *releases.glob(f".{LEDGER}.new"))):
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
        "status": "available",
        "schema_version": manifest["schema_version"],
        "created_at": manifest["created_at"],
        "previous": manifest["previous_version"],
        "rows": {name: table["rows"] for name, table in manifest["tables"].items()},
        "path": folder.name,
        "sha256sums_sha256": file_sha256(folder / SUMS),
    }


def update(releases: Path) -> None:
    """Bring `releases.json`, `latest.json` and the ledger up to the folders that are there.

    An entry's `status` is `available`, `missing` where its folder is gone, or `withdrawn`; the latest is an available
    one. The ledger is that of the latest release, kept beside the folders: it must outlive them.
    """
    entries = {item["version"]: item for item in listed(releases)}
    there = []
    for folder in folders(releases):
        if entries.get(folder.name, {}).get("status") == "withdrawn":
            shutil.rmtree(folder)
        else:
            there.append(folder)
    for version, item in entries.items():
        if item.get("status") != "withdrawn":
            entries[version] = item | {"status": "missing"}
    entries |= {folder.name: entry(folder) for folder in there}
    ordered = [entries[version] for version in sorted(entries, key=order)]
    if not ordered:
        return
    ledger_sha256 = _stated_ledger(releases)
    # Where a release after the latest that is here is gone, the ledger that was kept counts more than the latest's.
    if there and ordered[-1]["version"] == there[-1].name:
        _copy(there[-1] / LEDGER, releases / LEDGER)
        ledger_sha256 = file_sha256(releases / LEDGER)
    latest = there[-1].name if there else None
    if latest:
        write_json(releases / "latest.json", entries[latest])
    else:
        (releases / "latest.json").unlink(missing_ok=True)
    write_json(releases / "releases.json", {"latest": latest, "ledger_sha256": ledger_sha256, "releases": ordered})


def _stated_ledger(releases: Path) -> str | None:
    path = releases / "releases.json"
    return json.loads(path.read_text(encoding="utf-8")).get("ledger_sha256") if path.exists() else None


def ledger(releases: Path) -> Path | None:
    """The ledger of all releases; null before the first. ReleaseRefused where it is gone or not what it was."""
    if not listed(releases):
        return None
    kept = releases / LEDGER
    if not kept.exists() or file_sha256(kept) != _stated_ledger(releases):
        raise ReleaseRefused(
            [f"{LEDGER} in {releases} is gone or damaged, which keeps count of the text that is out: restore it"]
        )
    return kept


def withdraw(releases: Path, tombstones: Mapping[str, Mapping[str, object]]) -> None:
    """Remove the folders of some versions; `releases.json` keeps what `tombstones` says of each. Under the lock."""
    entries = listed(releases)
    for item in entries:
        if item["version"] in tombstones:
            item |= {"status": "withdrawn", "withdrawn": dict(tombstones[item["version"]])}
            # How many rows of what it had stays; where the files were and what they were does not.
            item.pop("path", None)
            item.pop("sha256sums_sha256", None)
    index = json.loads((releases / "releases.json").read_text(encoding="utf-8"))
    # The list says so first: who is killed in between leaves a folder that no list names, and the next run finds it.
    write_json(releases / "releases.json", index | {"releases": entries})
    for version in tombstones:
        aside = releases / f"{STAGING}withdrawn-{version}"
        if (releases / version).exists():
            (releases / version).replace(aside)
        shutil.rmtree(aside, ignore_errors=True)
    sync(releases)


def _copy(source: Path, target: Path) -> None:
    if target.exists() and file_sha256(target) == file_sha256(source):
        return
    aside = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, aside)
    sync(aside)
    aside.replace(target)


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
