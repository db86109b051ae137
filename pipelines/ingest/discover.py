"""Which files under RAW are input, with their metadata, and their bytes. The only module of ingest that sees a disk.

What is in a file is none of its business.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.ingest.records import MAX_FILE_BYTES, WHOLE_FILE, Parsed

META_SUFFIX = ".meta.json"
BATCH_META = "batch" + META_SUFFIX
_NO_INPUT_FOLDERS = frozenset({"_curation"})
_MAX_META_BYTES = 2**20


@dataclass(frozen=True)
class InputFile:
    """A file to read.

    `path` is relative to RAW with `/`; `batch` is its folder, `.` for RAW itself; `meta` holds what its sidecar and its
    batch say, the sidecar first. `meta_error` is set on a metadata file that cannot be read, listed for that alone.
    """

    path: str
    batch: str
    location: Path
    meta: Mapping[str, Any] = field(default_factory=dict)
    meta_error: str | None = None


def discover(raw: Path) -> list[InputFile]:
    """The input files under `raw`, sorted by path. A batch marked as a sample is left out beside any other batch.

    Raises NotADirectoryError where `raw` is no folder; a file that cannot be read is listed, and `read` says why.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"{raw} is no folder: name the folder that holds the articles")
    found: list[InputFile] = []
    samples: set[str] = set()
    unreadable: list[Path] = []
    for folder, folders, names in os.walk(raw, onerror=lambda error: unreadable.append(Path(error.filename))):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [name for name in folders if _is_input_folder(name) and name not in links]
        batch = _relative(here, raw)
        batch_meta, errors = _read_meta(raw, batch, here / BATCH_META) if BATCH_META in names else ({}, [])
        if batch_meta.pop("sample", False) is True:
            samples.add(batch)
        found.extend(errors)
        stems: dict[str, dict[str, Any]] = {}
        for name in names:
            if name.endswith(META_SUFFIX) and name != BATCH_META and not name.startswith("."):
                stems[name.removesuffix(META_SUFFIX)], errors = _read_meta(raw, batch, here / name)
                found.extend(errors)
        for name in [*names, *(link for link in links if _is_input_folder(link))]:
            if _is_input(name):
                meta = {**batch_meta, **stems.get(_stem(name), {})}
                found.append(InputFile(_relative(here / name, raw), batch, here / name, meta))
    found.extend(InputFile(_relative(folder, raw), _relative(folder.parent, raw), folder) for folder in unreadable)
    if any(file.batch not in samples for file in found):
        found = [file for file in found if file.batch not in samples]
    return sorted(found, key=lambda file: file.path)


class _RefusedError(Exception):
    """A file that is not read; its arguments are reason and detail."""


def read(file: InputFile) -> bytes | Parsed:
    """The bytes of a file, or its rejection. Never raises OSError."""
    if file.meta_error is not None:
        return _rejected(file, "malformed_file", file.meta_error)
    try:
        return _bytes(file.location, file.location.absolute().parents[file.path.count("/")], MAX_FILE_BYTES)
    except _RefusedError as refused:
        return _rejected(file, *refused.args)


def _bytes(location: Path, raw: Path, limit: int) -> bytes:
    """The bytes of a regular file below `raw`; _RefusedError for any other."""
    try:
        target = location.resolve(strict=True)
        if not target.is_relative_to(raw.resolve()):
            raise _RefusedError("unreadable", "a symbolic link that leads out of RAW: copy the file itself")
        state = target.stat()
        if not stat.S_ISREG(state.st_mode):
            raise _RefusedError(
                "unreadable", "no regular file (a linked folder, a device or a pipe): copy the files themselves"
            )
        if state.st_size > limit:
            raise _RefusedError("too_large", f"{state.st_size} bytes, at most {limit} are read: split the file")
        return target.read_bytes()
    except (OSError, RuntimeError) as error:
        problem = error.strerror if isinstance(error, OSError) and error.strerror else "it links to itself"
        raise _RefusedError("unreadable", f"{problem}: check that the file exists and may be read") from error


def _rejected(file: InputFile, reason: str, detail: str) -> Parsed:
    row = {"source_path": file.path, "record_no": WHOLE_FILE, "reason": reason, "detail": detail, "source_sha256": None,
           "batch": file.batch}  # fmt: skip
    return Parsed([], [row])


def _relative(path: Path, raw: Path) -> str:
    """`path` from `raw` on; bytes that are no UTF-8 are written out, so that any name can be stored."""
    return os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")


def _is_input_folder(name: str) -> bool:
    return not name.startswith(".") and name not in _NO_INPUT_FOLDERS


def _is_input(name: str) -> bool:
    return not name.startswith((".", "README", "LICENSE")) and not name.endswith(META_SUFFIX)


def _stem(name: str) -> str:
    name = name[:-3] if name.lower().endswith(".gz") else name
    return Path(name).stem


def _read_meta(raw: Path, batch: str, location: Path) -> tuple[dict[str, Any], list[InputFile]]:
    """The metadata in a file; where it has none, an empty one and the file with its error."""
    try:
        values = json.loads(_bytes(location, raw, _MAX_META_BYTES).decode("utf-8-sig"))
        if isinstance(values, dict):
            return values, []
        error = "the metadata is no JSON object"
    except _RefusedError as refused:
        error = str(refused.args[1])
    except json.JSONDecodeError as problem:
        error = f"line {problem.lineno}, column {problem.colno}: {problem.msg}"
    except (ValueError, RecursionError) as problem:
        error = f"no JSON in UTF-8 ({type(problem).__name__})"
    detail = f"{error}: mend the file; its articles were read without it"
    return {}, [InputFile(_relative(location, raw), batch, location, {}, detail)]
