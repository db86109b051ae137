"""Whether a release comes out again, byte for byte, from the same input.

Here the folder to build it in is made ready and the two are compared; the job that builds it is run by `cli`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.release import index
from pipelines.release.contents import DATABASE
from pipelines.release.verify import checksums

NOT_COMPARED = (DATABASE, index.SUMS, "console/")
"""A DuckDB file is never the same twice; the sums name it; the console is there where Node is."""


def begin(release: Path, outputs: Path) -> dict[str, Any]:
    """Put the release before the one in the folder `release` into OUTPUTS; returns the manifest of `release`.

    ValueError where `release` or the one before it is not whole, or the one before is not beside it.
    """
    problems = checksums(release)
    if problems:
        raise ValueError(f"{release} is no whole release: " + "; ".join(problems))
    manifest: dict[str, Any] = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    previous = manifest["previous_version"]
    if previous:
        before = release.parent / previous
        problems = checksums(before) if before.is_dir() else [f"there is no folder {before}"]
        if problems:
            raise ValueError(
                f"{release.name} was made after {previous}, which is needed beside it: " + "; ".join(problems)
            )
        shutil.copytree(before, outputs / "releases" / previous)
        index.update(outputs / "releases")
    return manifest


def differences(release: Path, rebuilt: Path) -> list[str]:
    """What of the files of `release` is otherwise in `rebuilt`, one sentence each; none where all are the same."""
    one, other = _sums(release), _sums(rebuilt)
    found = [f"{name} is missing" for name in sorted(one.keys() - other.keys())]
    found += [f"{name} is new" for name in sorted(other.keys() - one.keys())]
    found += [f"{name} differs" for name in sorted(one.keys() & other.keys()) if one[name] != other[name]]
    if found:
        found += _why(release, rebuilt)
    return found


def _sums(folder: Path) -> dict[str, str]:
    lines = (folder / index.SUMS).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in pairs if not name.startswith(NOT_COMPARED)}


def _why(release: Path, rebuilt: Path) -> list[str]:
    """What the two manifests say of the machines and the input, where it differs."""
    one, other = (json.loads((folder / "manifest.json").read_text(encoding="utf-8")) for folder in (release, rebuilt))
    found = []
    for name in ("schema_version", "pipeline_version", "code_sha256"):
        if one.get(name) != other.get(name):
            found.append(f"{name} was {one.get(name)} and is {other.get(name)}")
    for name in ("models", "packages"):
        found += [f"{name}: {change}" for change in _changed(one.get(name, {}), other.get(name, {}))]
    inputs = [{row["path"]: row["sha256"] for row in manifest["inputs"]} for manifest in (one, other)]
    found += [f"input: {change}" for change in _changed(*inputs)][:20]
    return found


def _changed(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [
        f"{name} was {one.get(name, 'not there')} and is {other.get(name, 'not there')}"
        for name in sorted(one.keys() | other.keys())
        if one.get(name) != other.get(name)
    ]
