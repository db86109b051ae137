"""The explorer of one release, written into its folder: the page as it is, and the index files that it reads.

The page runs from any static file server and asks for nothing outside the folder, so all that it finds is written here.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.release.explorer import ranked, records
from pipelines.release.explorer.overview import overview
from pipelines.release.explorer.parts import compact, prefix_length, write_parts
from pipelines.release.explorer.search import Postings
from pipelines.store import connect
from schemas.render.duckdb import literal

FOLDER = "explorer"
PAGE = Path(__file__).with_name("page")
_START = "index.html"
# A limit, not what it takes: 100,000 claims in 500,000 quotations took 0.7 GB, Python's own included. More threads
# would each need buffers of their own.
_MEMORY = "1GB"
_THREADS = 4


def write(files: Mapping[str, Path], manifest: Mapping[str, Any], staging: Path) -> None:
    """Write index.html and explorer/ to `staging`, the folder of a release that is whole but for its SHA256SUMS.

    `files` names the Parquet file of every released table after `rights`, `manifest` is what manifest.json says. The
    same tables give the same bytes, whatever the order of their rows.
    """
    _copy_page(staging)
    data = staging / FOLDER / "data"
    data.mkdir()
    # A connection of its own: what does not fit into its memory goes to disk beside the release, not where we run.
    with tempfile.TemporaryDirectory(prefix=".spilled-", dir=data) as spilled, connect() as connection:
        connection.execute(f"SET temp_directory = {literal(spilled)}")
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute(f"SET threads = {min(_THREADS, os.cpu_count() or 1)}")
        ranked.prepare(connection, files)
        records.prepare(connection)
        listed = ranked.counts(connection)
        parts = {kind: prefix_length(number) for kind, number in listed.items()}
        for kind, found in (
            ("claims", records.claims(connection)),
            ("speakers", records.speakers(connection)),
            ("stories", records.stories(connection)),
        ):
            write_parts(data / kind, parts[kind], found)
        ranked.write_lists(connection, data / "lists")
        postings = Postings()
        for kind in ranked.KINDS:
            postings.add(kind, ranked.texts(connection, kind))
        postings.write(data / "search")
        parts["search"] = postings.parts()
        content = overview(connection, manifest, staging, listed=listed, parts=parts)
    (data / "overview.json").write_text(compact(content), encoding="utf-8")


def _copy_page(staging: Path) -> None:
    """Copy the page: index.html to the top of the release, all else to explorer/."""
    (staging / FOLDER).mkdir()
    shutil.copyfile(PAGE / _START, staging / _START)
    for source in sorted(PAGE.iterdir()):
        if source.name != _START:
            shutil.copyfile(source, staging / FOLDER / source.name)
