"""Reading documents into sketches, those of old texts from the cache. What is done with them is decided in articles."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipelines.dedup import sketches as sketching
from pipelines.dedup.sketches import Sketches, sketch, take
from pipelines.dedup.texts import KeptWords, Texts, read_columns
from pipelines.dedup.words import U32, Reader

MEMORY = 1 << 29  # bytes for the texts, words and index entries that are at hand at one time


class Sketched(NamedTuple):
    """What was made of documents, in their order.

    `made` counts the texts whose sketches were not kept; `words` are those of all documents, where all were read and
    fit into memory.
    """

    keys: U32
    sketches: Sketches
    made: int
    words: KeptWords | None = None

    def to_table(self) -> pa.Table:
        """The sketches of all different texts, to be kept."""
        return sketching.to_table(self.keys, self.sketches)


def sketch_texts(documents: pa.Table | Path, kept: pa.Table | None = None, memory: int = MEMORY) -> Sketched:
    """Sketch the texts of `documents` (the table `_documents` or its Parquet file) but for those that are `kept`."""
    names = ["text_sha256", "char_count"]
    columns = read_columns(documents, names) if isinstance(documents, Path) else documents.select(names)
    keys, texts = sketching.keys(columns["text_sha256"]), Texts(documents)
    rows = np.arange(len(keys))
    chars = int(columns["char_count"].to_numpy().sum())
    if kept is None and KeptWords.fit(chars, memory):
        words = KeptWords(texts, rows, chars, memory)
        return Sketched(keys, sketch(words.words), len(sketching.distinct_rows(keys)), words)
    old_keys, old = sketching.from_table(kept) if kept else (keys[:0], sketching.join([]))
    place = sketching.find(keys, old_keys)
    missing = np.flatnonzero(place < 0)
    reader = Reader()
    fresh = [sketch(reader.read(batch.texts)) for batch in texts.batches(missing)]
    place[missing] = len(old_keys) + np.arange(len(missing))
    made = len(sketching.distinct_rows(keys[missing]))
    return Sketched(keys, take(sketching.join([old, *fresh]), place), made)
