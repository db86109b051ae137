"""One file of a whole release, with its checksum beside it, for those who download by hand.

The same release gives the same bytes: files in order of name, without times or owners.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from pipelines.release.verify import verify
from pipelines.store import file_sha256

_PACKED = frozenset({".parquet", ".gz"})
"""What is compressed already."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def archive(release: Path, folder: Path) -> Path:
    """Write the release in the folder `release` to `folder`/onrecord-VERSION.zip, and its SHA-256 beside it.

    All files lie in a folder onrecord-VERSION. ValueError, with every reason, where the release does not verify.
    """
    problems = verify(release)
    if problems:
        raise ValueError(f"{release} is not archived: " + "; ".join(problems))
    folder.mkdir(parents=True, exist_ok=True)
    name = _name(release.name)
    target = folder / f"{name}.zip"
    aside = target.with_name(f".{target.name}.new")
    try:
        with zipfile.ZipFile(aside, "w") as packed:
            for path in sorted(path for path in release.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(release).as_posix()}", _FIRST_DAY)
                entry.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED else zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                entry.file_size = path.stat().st_size
                with path.open("rb") as source, packed.open(entry, "w") as sink:
                    shutil.copyfileobj(source, sink, 1 << 20)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    sums = target.with_name(f"{target.name}.sha256")
    sums.write_text(f"{file_sha256(target)}  {target.name}\n", encoding="utf-8")
    return target


def discard(folder: Path, version: str) -> None:
    """Remove the archive of `version` and its checksum from `folder`, where they are there."""
    for suffix in (".zip", ".zip.sha256"):
        (folder / f"{_name(version)}{suffix}").unlink(missing_ok=True)


def _name(version: str) -> str:
    return f"onrecord-{version}"
