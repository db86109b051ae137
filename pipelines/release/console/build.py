"""Builds the console with npm, once for each state of its sources, and puts it into a release.

The page's sources are beside this module; nothing is ever written here. What a query does is in engine.js.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipelines.release.database import views
from pipelines.release.shapes import released_form
from schemas.tables import TABLES

_SOURCES = (
    ".npmrc",
    "package.json",
    "package-lock.json",
    "bundle.mjs",
    "console.css",
    "console.js",
    "csv.js",
    "engine.js",
    "index.html",
    "theme.js",
    "third-party.txt",
    "worker.js",
)
_BUILT = "console-"
_STAGING = ".console-"
_SECONDS = 300


class _NotBuilt(Exception):
    """There is no console; the message says why, on one line."""


def console(cache: Path, target: Path, tables: Sequence[str]) -> str | None:
    """Write the console of a release that holds `tables` to the new folder `target`. Null, or why there is none.

    `target` lies in the release's folder, beside `parquet/`. The first call needs Node, npm and a network, and keeps
    what it built in the folder `cache`; later ones copy that. The files depend on the sources and `tables` alone.
    """
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(_locked(cache))
            built = _built(cache)
        except _NotBuilt as reason:
            return str(reason)
        except OSError as error:
            return f"the SQL console cannot be built in the cache: {error}"
        shutil.copytree(built, target)
    text = json.dumps(_queries(tables), ensure_ascii=False, indent=1) + "\n"
    (target / "queries.json").write_text(text, encoding="utf-8")
    return None


def _queries(tables: Sequence[str]) -> dict[str, Any]:
    """What the page offers: the tables with their columns, and the questions of the cookbook."""
    forms = [released_form(TABLES[name]) for name in tables]
    return {
        "tables": [
            {
                "name": form.name,
                "title": form.title,
                "description": form.description,
                "columns": [
                    {"name": field.name, "kind": field.kind, "description": field.description} for field in form.fields
                ],
            }
            for form in forms
        ],
        "questions": [
            {"name": name, "title": name.replace("_", " ").capitalize(), "description": description, "sql": statement}
            for name, (description, statement) in views().items()
        ],
    }


def _built(cache: Path) -> Path:
    """The folder in `cache` with the files that the sources make, built where it is not there."""
    sources = {name: Path(__file__).with_name(name).read_bytes() for name in _SOURCES}
    digest = hashlib.sha256()
    for name, data in sources.items():
        digest.update(f"{name} {len(data)}\n".encode() + data)
    folder = cache / f"{_BUILT}{digest.hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    if lacking := [name for name in ("node", "npm") if shutil.which(name) is None]:
        raise _NotBuilt(f"{' and '.join(lacking)} not found: the SQL console is built with Node 18 or later and npm")
    for old in (*cache.glob(f"{_STAGING}*/"), *cache.glob(f"{_BUILT}*/")):
        shutil.rmtree(old)
    # A name of its own: npm may outlive a process that was killed, and go on writing.
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=cache))
    for name, data in sources.items():
        (staging / name).write_bytes(data)
    _npm(staging, "ci", "--json")
    _npm(staging, "run", "--silent", "build", "--", "built")
    (staging / "built").replace(folder)
    shutil.rmtree(staging)
    return folder


@contextlib.contextmanager
def _locked(cache: Path) -> Iterator[None]:
    """Hold the lock of `cache`, which goes with the process; waits where another process holds it."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _npm(folder: Path, *arguments: str) -> None:
    """Run npm in `folder`. _NotBuilt with what it says where it fails."""
    try:
        done = subprocess.run(
            ["npm", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _NotBuilt(f"npm {arguments[0]} took more than {_SECONDS} seconds") from None
    if done.returncode:
        raise _NotBuilt(f"npm {arguments[0]} failed: {_reason(done)}")


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of npm's many that names the error."""
    try:
        text = str(json.loads(done.stdout)["error"]["summary"])
    except (ValueError, LookupError, TypeError):
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        text = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "it does not say why")
    return " ".join(text.split())
