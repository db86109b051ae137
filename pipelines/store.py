"""Tables and per-article products on disk: whole, atomic, reproducible. What they hold is no business of this module.

A table is one Parquet file, written aside and renamed, sorted by its key, whose metadata names the tables that it was
made from by hash. A product (the parsed form of a file, the attributions of a text, the embedding of a content) is kept
under the hash of what it was made from, so that a rebuild computes only what is new.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.render.duckdb import literal
from schemas.tables import TABLES
from schemas.version import SCHEMA_VERSION

ROW_GROUP_SIZE = 100_000


class BusyError(RuntimeError):
    """Another build writes to the same folder."""


@dataclass(frozen=True)
class Written:
    """A table as it lies on disk."""

    name: str
    path: Path
    rows: int
    sha256: str


def connect() -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB that neither fetches nor loads extensions, nor prints a bar of its progress."""
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Store:
    """Everything under one OUTPUTS folder."""

    def __init__(self, outputs: Path) -> None:
        self.outputs = outputs
        self.tables = outputs / "tables"
        self.releases = outputs / "releases"
        self.database = outputs / "onrecord.duckdb"

    def path(self, name: str) -> Path:
        """Where table `name` lies; KeyError for a name that the schema does not know."""
        return self.tables / f"{TABLES[name].name}.parquet"

    def read(self, name: str) -> pa.Table:
        """Table `name`; FileNotFoundError before its asset was built."""
        return pq.read_table(self.path(name))

    def read_all(self, names: Iterable[str]) -> dict[str, pa.Table]:
        """The tables by name."""
        return {name: self.read(name) for name in names}

    def write(self, name: str, table: pa.Table, inputs: Sequence[str] = ()) -> Written:
        """Write table `name` whole, sorted by its key; `inputs` are the tables that it was made from."""
        self.tables.mkdir(parents=True, exist_ok=True)
        made_from = {source: self.sha256(source) for source in sorted(inputs)}
        target, aside = self.path(name), self.tables / f".{name}.{os.getpid()}.tmp"
        key = ", ".join(TABLES[name].key)
        metadata = {"schema_version": SCHEMA_VERSION, "made_from": json.dumps(made_from, sort_keys=True)}
        pairs = ", ".join(f"{field}: {literal(value)}" for field, value in metadata.items())
        with connect() as connection:
            connection.register("source", table)
            connection.execute(
                f"COPY (SELECT * FROM source ORDER BY {key}) TO {literal(str(aside))} (FORMAT parquet, "
                f"COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP_SIZE}, KV_METADATA {{{pairs}}})"
            )
        with aside.open("rb") as stream:
            os.fsync(stream.fileno())
        digest = file_sha256(aside)
        aside.replace(target)
        return Written(name, target, table.num_rows, digest)

    def sha256(self, name: str) -> str:
        """SHA-256 of the table's file."""
        return file_sha256(self.path(name))

    def made_from(self, name: str) -> dict[str, str]:
        """Hashes, at the time of writing, of the tables that `name` was made from."""
        metadata = pq.read_metadata(self.path(name)).metadata or {}
        found: dict[str, str] = json.loads(metadata.get(b"made_from", b"{}"))
        return found

    def mixed(self, names: Iterable[str]) -> list[str]:
        """Which of the tables were made from tables other than those that lie beside them."""
        found = []
        for name in names:
            for source, digest in self.made_from(name).items():
                if not self.path(source).exists() or self.sha256(source) != digest:
                    found.append(f"{name} was made from another {source} than the one on disk: build again")
        return found

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold OUTPUTS for one build; BusyError where another process holds it. A killed process holds nothing."""
        import fcntl

        self.outputs.mkdir(parents=True, exist_ok=True)
        with (self.outputs / ".lock").open("a+") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                stream.seek(0)
                holder = stream.read().strip() or "another process"
                raise BusyError(
                    f"{self.outputs} is being built by {holder}: wait for it or choose another --outputs"
                ) from None
            stream.truncate(0)
            stream.write(f"process {os.getpid()}")
            stream.flush()
            for stale in self.tables.glob(".*.tmp"):
                stale.unlink(missing_ok=True)
            yield
            stream.truncate(0)


class Cache:
    """Products of one stage by key, in one SQLite file: a killed build keeps what it had finished.

    `recipe` is the hash of all that decides a product besides its key (model, sources, settings); products of another
    recipe are dropped on opening.
    """

    def __init__(self, outputs: Path, stage: str, recipe: str) -> None:
        folder = outputs / "cache"
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(folder / f"{stage}.sqlite", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS product (recipe TEXT, key TEXT, value BLOB, PRIMARY KEY (recipe, key))"
        )
        self._connection.execute("DELETE FROM product WHERE recipe <> ?", (recipe,))
        self._recipe = recipe

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The products at hand among `keys`."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), 500):
            part = keys[start : start + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM product WHERE recipe = ? AND key IN ({marks})"
            found.update(self._connection.execute(query, (self._recipe, *part)).fetchall())
        return found

    def put(self, products: Mapping[str, bytes]) -> None:
        """Keep `products`."""
        rows = [(self._recipe, key, value) for key, value in products.items()]
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO product VALUES (?, ?, ?)", rows)
        self._connection.execute("COMMIT")


class ArrowCache:
    """One product of a stage for all its items, as one Arrow file: for products of some bytes, of which there are many.

    `form` names what the product is and how it was made; a file of another form is as good as none.
    """

    def __init__(self, outputs: Path, name: str, form: str) -> None:
        self._path = outputs / "cache" / f"{name}.arrow"
        self._form = form.encode()

    def read(self) -> pa.Table | None:
        """What was kept last, mapped into memory; None where there is nothing, or nothing of this form."""
        if not self._path.exists():
            return None
        try:
            found = pa.ipc.open_file(pa.memory_map(str(self._path))).read_all()
        except pa.ArrowInvalid:  # cut off by a crash of the machine
            return None
        return found if (found.schema.metadata or {}).get(b"form") == self._form else None

    def write(self, table: pa.Table) -> None:
        """Keep `table` in place of what was kept before."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_suffix(f".{os.getpid()}.tmp")
        table = table.replace_schema_metadata({"form": self._form})
        with pa.OSFile(str(aside), "wb") as stream, pa.ipc.new_file(stream, table.schema) as writer:
            writer.write_table(table)
        aside.replace(self._path)


def recipe(*folders: Path, extra: Sequence[str] = ()) -> str:
    """Hash of the Python and data files of `folders` (or single files) and of `extra`: the recipe of a cache."""
    digest = hashlib.sha256("\x1f".join(extra).encode())
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
        for path in files:
            if "__pycache__" not in path.parts and path.suffix != ".md" and path.name != "assets.py":
                digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    return digest.hexdigest()
