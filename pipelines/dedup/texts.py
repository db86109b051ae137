"""The texts of documents in bounded batches, from a table in memory or from a Parquet file, and their words kept ready.

Nothing here looks into a text.
"""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipelines.dedup.words import I64, Reader, Words

_BATCH_ROWS = 1024  # what is made of a batch stays in the processor's cache
_AT_HAND = 16  # batches
_KINDS = (np.uint64, np.int32, np.int32, np.int32)  # of hashes, starts, ends, paragraphs
_START = np.zeros(1, dtype=np.int64)


class Batch(NamedTuple):
    """Texts of the documents `rows`."""

    rows: I64
    texts: pa.Array


def _give_back(mapped: mmap.mmap) -> None:
    """The memory that reading a mapped file took."""
    if hasattr(mapped, "madvise"):
        mapped.madvise(mmap.MADV_DONTNEED)


class Texts:
    """The column `text` of documents, by row: that of a table, or of a Parquet file, unpacked into a temporary file."""

    def __init__(self, source: pa.Table | Path) -> None:
        self._map: mmap.mmap | None = None
        chunks = self._unpack(source) if isinstance(source, Path) else source["text"].chunks
        self._batches: list[pa.Array] = [
            chunk.slice(start, _BATCH_ROWS) for chunk in chunks for start in range(0, len(chunk), _BATCH_ROWS)
        ]

    def _unpack(self, documents: Path) -> list[pa.Array]:
        fields = pa.schema([("text", pa.string())])
        # Without its name the file is there as long as something of it is in use.
        with tempfile.NamedTemporaryFile(prefix="onrecord-texts-") as file:
            with (
                pq.ParquetFile(documents, memory_map=True) as source,
                pa.OSFile(file.name, "wb") as sink,
                pa.ipc.new_file(sink, fields) as writer,
            ):
                # One thread: several take more time and memory in all.
                for batch in source.iter_batches(_BATCH_ROWS, columns=["text"], use_threads=False):
                    writer.write_batch(pa.record_batch([batch.column(0)], schema=fields))
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        found: list[pa.Array] = pa.ipc.open_file(pa.py_buffer(self._map)).read_all()["text"].chunks
        return found

    def all(self) -> pa.ChunkedArray:
        """The whole column."""
        return pa.chunked_array(self._batches, pa.string())

    def batches(self, rows: I64) -> Iterator[Batch]:
        """The texts of `rows`, which are in rising order."""
        first = begin = 0
        parts: list[pa.Array] = []
        for number, texts in enumerate(self._batches):
            if number % _AT_HAND == 0:
                self.release()
            low, high = np.searchsorted(rows, (first, first + len(texts)))
            if low < high:
                is_whole = high - low == len(texts)
                parts.append(texts if is_whole else texts.take(pa.array(rows[low:high] - first)))
            if high - begin >= _BATCH_ROWS:
                yield Batch(rows[begin:high], parts[0] if len(parts) == 1 else pa.concat_arrays(parts))
                begin, parts = high, []
            first += len(texts)
        if parts:
            yield Batch(rows[begin:], pa.concat_arrays(parts))

    def take(self, rows: I64) -> list[str]:
        """The texts of a few rows, in rising order."""
        return [text for batch in self.batches(rows) for text in batch.texts.to_pylist()]

    def release(self) -> None:
        """Give back the memory that reading took; the texts stay readable."""
        if self._map is not None:
            _give_back(self._map)


class KeptWords:
    """The words of some of many texts in one place: in memory where those of all would fit, else in files.

    `words` reads from either alike; text i has the place `places[i]` there, -1 where it was not read. After each
    `limit` words or so, `release` gives back what reading the files took.
    """

    def __init__(self, texts: Texts, count: int, char_count: int, memory: int) -> None:
        """Room for the words of `texts`, `count` with `char_count` code points in all, in `memory` bytes or so."""
        self._texts = texts
        self._files: list[IO[bytes]] = []
        self._maps: list[mmap.mmap] = []
        self._hide: Callable[[I64, Words], None] = lambda rows, words: None
        self.places = np.full(count, -1, dtype=np.int64)
        self.limit = 1 << 62
        if not self.fit(char_count, memory):
            self._files = [tempfile.TemporaryFile(prefix="onrecord-words-") for _ in _KINDS]  # noqa: SIM115
            self.limit = max(1 << 14, memory // 32)
        room = 0 if self._files else (char_count + count) // 2  # what is not filled takes no memory
        self._arrays: list[NDArray[Any]] = [np.empty(room, dtype=kind) for kind in _KINDS]
        self._filled = [0] * len(_KINDS)
        hashes, starts, ends, paragraphs = (array[:0] for array in self._arrays)
        self.words = Words(hashes, starts, ends, _START, paragraphs, _START)

    @staticmethod
    def fit(char_count: int, memory: int) -> bool:
        """Whether the words of so many code points are kept in memory."""
        # A word and what parts it from the next have six code points or so, and take sixteen bytes here.
        return char_count * 3 <= memory

    @property
    def longest(self) -> int:
        """How many words the longest text has."""
        return int(np.diff(self.words.bounds).max(initial=0))

    def hide(self, hide: Callable[[I64, Words], None]) -> None:
        """Let `hide` hide some of the words: those that were read now, the others before they are kept.

        It is given rows and their words.
        """
        self._hide = hide
        order = np.argsort(self.places, kind="stable")
        hide(order[len(order) - len(self.words.bounds) + 1 :], self.words)
        self.release()

    def read(self, rows: I64) -> None:
        """Read those of the texts in `rows` (rising) that were not read."""
        rows = rows[self.places[rows] < 0]
        if not len(rows):
            return
        bounds, paragraph_bounds = [self.words.bounds], [self.words.paragraph_bounds]
        self.places[rows] = len(self.words.bounds) - 1 + np.arange(len(rows))
        reader = Reader()
        for batch in self._texts.batches(rows):
            found = reader.read(batch.texts)
            self._hide(batch.rows, found)
            bounds.append(found.bounds[1:] + bounds[-1][-1])
            paragraph_bounds.append(found.paragraph_bounds[1:] + paragraph_bounds[-1][-1])
            parts: tuple[NDArray[Any], ...] = (found.hashes, found.starts, found.ends, found.paragraphs)
            for number, part in enumerate(parts):
                if self._files:
                    self._files[number].write(part.data)
                else:
                    self._arrays[number][self._filled[number] : self._filled[number] + len(part)] = part
                self._filled[number] += len(part)
        self._texts.release()
        if self._files:
            self._maps.clear()
            self._arrays = [self._mapped(number, kind) for number, kind in enumerate(_KINDS)]
        hashes, starts, ends, paragraphs = (a[:size] for a, size in zip(self._arrays, self._filled, strict=True))
        self.words = Words(hashes, starts, ends, np.concatenate(bounds), paragraphs, np.concatenate(paragraph_bounds))

    def _mapped(self, number: int, kind: Any) -> NDArray[Any]:
        file = self._files[number]
        file.flush()
        if not file.tell():
            return np.zeros(0, dtype=kind)
        self._maps.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_WRITE))
        return np.frombuffer(self._maps[-1], dtype=kind)

    def release(self) -> None:
        """Give back the memory that reading from the files took; they stay readable."""
        for mapped in self._maps:
            _give_back(mapped)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:  # the maps go with the last array that shows them
            file.close()
        self._arrays.clear()
        self.words = self.words._replace(**{name: array[:0].copy() for name, array in self.words._asdict().items()})
