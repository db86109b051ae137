"""Reading documents into sketches, those of old texts from the cache. What is done with them is decided in articles."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.dedup import sketches as sketching
from pipelines.dedup.sketches import Sketches, sketch, take
from pipelines.dedup.texts import KeptWords, Texts
from pipelines.dedup.words import U32, Reader

MEMORY = 1 << 29  # bytes for the words and index entries that are at hand at one time


class Documents(NamedTuple):
    """The table `_documents` in order of id, its texts apart from the other columns."""

    columns: pa.Table
    texts: Texts

    @property
    def char_count(self) -> int:
        """Of all texts together."""
        return int(self.columns["char_count"].to_numpy().sum())


class Sketched(NamedTuple):
    """What was made of documents, in their order.

    `made` counts the texts whose sketches were not kept; `words` are those of all documents, where all were read.
    """

    keys: U32
    sketches: Sketches
    made: int
    words: KeptWords | None = None

    def to_table(self) -> pa.Table:
        """The sketches of all different texts, to be kept."""
        return sketching.to_table(self.keys, self.sketches)


def read_documents(source: pa.Table | Path) -> Documents:
    """The documents of a table in memory, in any order, or of a Parquet file, in order of id."""
    if isinstance(source, Path):
        names = [name for name in pq.read_schema(source).names if name != "text"]
        # One thread: several take more time and memory in all.
        return Documents(pq.read_table(source, columns=names, use_threads=False, memory_map=True), Texts(source))
    ids = source["article_id"].combine_chunks()
    if not pc.all(pc.less(ids[:-1], ids[1:])).as_py():
        source = source.sort_by("article_id")
    return Documents(source.drop_columns("text").combine_chunks(), Texts(source))


def sketch_texts(documents: Documents, kept: pa.Table | None = None, memory: int = MEMORY) -> Sketched:
    """Sketch the texts of `documents` but for those that are `kept`."""
    columns, texts = documents
    keys = sketching.keys(columns["text_sha256"])
    if kept is None:
        words = KeptWords(texts, len(keys), documents.char_count, memory)
        words.read(np.arange(len(keys)))
        sketches = sketch(words.words)
        words.release()
        return Sketched(keys, sketches, len(sketching.distinct_rows(keys)), words)
    old_keys, old = sketching.from_table(kept)
    place = sketching.find(keys, old_keys)
    missing = np.flatnonzero(place < 0)
    reader = Reader()
    fresh = [sketch(reader.read(batch.texts)) for batch in texts.batches(missing)]
    texts.release()
    place[missing] = len(old_keys) + np.arange(len(missing))
    made = len(sketching.distinct_rows(keys[missing]))
    return Sketched(keys, take(sketching.join([old, *fresh]), place), made)
