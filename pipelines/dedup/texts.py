"""The texts of documents in bounded batches, from a table in memory or from a Parquet file, and their words kept ready.

Nothing here looks into a text.
"""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipelines.dedup.words import I64, Reader, Words

_BATCH_ROWS = 1024  # what is made of a batch stays in the processor's cache


class Batch(NamedTuple):
    """Texts of the documents `rows`."""

    rows: I64
    texts: pa.Array


def read_columns(documents: Path, names: Sequence[str]) -> pa.Table:
    """Columns of a Parquet file; in one thread, for several take more time and memory in all."""
    return pq.read_table(documents, columns=list(names), use_threads=False, memory_map=True)


class Texts:
    """The column `text` of documents: of a table, or of a Parquet file, of which a batch at a time is in memory."""

    def __init__(self, source: pa.Table | Path) -> None:
        self._source = source

    def _batches(self, size: int = _BATCH_ROWS) -> Iterator[pa.Array]:
        if isinstance(self._source, Path):
            with pq.ParquetFile(self._source, memory_map=True) as file:
                for batch in file.iter_batches(size, columns=["text"], use_threads=False):
                    yield batch.column(0)
        else:
            for chunk in self._source["text"].chunks:
                for start in range(0, len(chunk), size):
                    yield chunk.slice(start, size)

    def all(self) -> pa.ChunkedArray:
        """The whole column."""
        return pa.chunked_array(self._batches(1 << 13), pa.string())

    def batches(self, rows: I64) -> Iterator[Batch]:
        """The texts of `rows`, which are in rising order."""
        first = 0
        for texts in self._batches():
            low, high = np.searchsorted(rows, (first, first + len(texts)))
            if low < high:
                own = rows[low:high]
                yield Batch(own, texts if high - low == len(texts) else texts.take(pa.array(own - first)))
            first += len(texts)

    def take(self, rows: I64) -> list[str]:
        """The texts of a few rows, in rising order."""
        return [text for batch in self.batches(rows) for text in batch.texts.to_pylist()]


class KeptWords:
    """The words of many texts in one place: in memory where they fit in, else in temporary files.

    `words` reads from either alike; after each `limit` words or so, `release` gives back what reading the files took.
    """

    def __init__(
        self,
        texts: Texts,
        rows: I64,
        char_count: int,
        memory: int,
        hide: Callable[[I64, Words], None] = lambda rows, words: None,
    ) -> None:
        """Read `rows` (rising) of `texts`, which have `char_count` code points in all, into `memory` bytes or so.

        `hide` is given the rows and words of each batch, to hide words before they are kept.
        """
        self._files: list[IO[bytes]] = []
        self._maps: list[mmap.mmap] = []
        self.limit = 1 << 62
        if on_disk := not self.fit(char_count, memory):
            self._files = [tempfile.TemporaryFile(prefix="onrecord-words-") for _ in range(4)]  # noqa: SIM115
            self.limit = max(1 << 14, memory // 32)
        room = 0 if on_disk else (char_count + len(rows)) // 2  # what is not filled takes no memory
        kinds = (np.uint64, np.int32, np.int32, np.int32)
        arrays: list[NDArray[Any]] = [np.empty(room, dtype=kind) for kind in kinds]
        filled = [0] * len(arrays)
        bounds, paragraph_bounds = [np.zeros(1, dtype=np.int64)], [np.zeros(1, dtype=np.int64)]
        reader = Reader()
        for batch in texts.batches(rows):
            found = reader.read(batch.texts)
            hide(batch.rows, found)
            bounds.append(found.bounds[1:] + bounds[-1][-1])
            paragraph_bounds.append(found.paragraph_bounds[1:] + paragraph_bounds[-1][-1])
            parts: tuple[NDArray[Any], ...] = (found.hashes, found.starts, found.ends, found.paragraphs)
            for number, part in enumerate(parts):
                if on_disk:
                    self._files[number].write(part.data)
                else:
                    arrays[number][filled[number] : filled[number] + len(part)] = part
                filled[number] += len(part)
        if on_disk:
            arrays = [self._mapped(number, kind) for number, kind in enumerate(kinds)]
        hashes, starts, ends, paragraphs = (array[:size] for array, size in zip(arrays, filled, strict=True))
        self.words = Words(hashes, starts, ends, np.concatenate(bounds), paragraphs, np.concatenate(paragraph_bounds))
        self.longest = int(np.diff(self.words.bounds).max(initial=0))

    @staticmethod
    def fit(char_count: int, memory: int) -> bool:
        """Whether the words of so many code points are kept in memory."""
        # A word and what parts it from the next have six code points or so, and take sixteen bytes here.
        return char_count * 3 <= memory

    def _mapped(self, number: int, kind: Any) -> NDArray[Any]:
        file = self._files[number]
        file.flush()
        if not file.tell():
            return np.zeros(0, dtype=kind)
        self._maps.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
        return np.frombuffer(self._maps[-1], dtype=kind)

    def release(self) -> None:
        """Give back the memory that reading from the files took; they stay readable."""
        for mapped in self._maps:
            if hasattr(mapped, "madvise"):
                mapped.madvise(mmap.MADV_DONTNEED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:  # the maps go with the last array that shows them
            file.close()
