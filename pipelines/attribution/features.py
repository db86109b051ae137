"""What the tagger sees: word pieces, and per piece the capitals and quotation marks that an uncased encoder cannot see.

Training and running share this module, so a change here needs a new model. No ONNX and no decoding here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipelines.text import Span, quoted_words, words

# [unused0] of the BERT vocabulary marks the end of a paragraph.
BREAK_ID = 1
CLS_ID, SEP_ID = 101, 102
# Rows of the token-type table: four letter cases, outside and inside quotation marks.
TYPE_COUNT = 8
WINDOW = 256
CONTEXT = 32


class Pieces(NamedTuple):
    """Word pieces of one text.

    `ids`, `types`: int64, one per piece or paragraph break; `word`: the word of a piece's start, -1 elsewhere;
    `words`: spans of all words, also of those without a piece.
    """

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    word: NDArray[np.int64]
    words: list[Span]


class Window(NamedTuple):
    """Pieces [start, end) are read by the encoder, of which [core_start, core_end) are decided by it."""

    start: int
    end: int
    core_start: int
    core_end: int


@lru_cache(maxsize=1 << 15)
def letter_case(word: str) -> int:
    """0 lower or none, 1 Capitalised, 2 UPPER, 3 mIxed."""
    if word.islower() or not any(map(str.isupper, word)):
        return 0
    if word[0].isupper() and not any(map(str.isupper, word[1:])):
        return 1
    return 2 if word.isupper() else 3


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut `text` into word pieces with their features."""
    spans = words(text)
    readable = text.encode("utf-8", "replace").decode()  # a lone surrogate, which the tokenizer refuses, becomes "?"
    surface = [readable[start:end] for start, end in spans]
    types = [letter_case(word) + 4 * quoted for word, quoted in zip(surface, quoted_words(text, spans), strict=True)]
    encoding = tokenizer.encode(surface, is_pretokenized=True, add_special_tokens=False)
    ids: list[int] = []
    type_ids: list[int] = []
    starts: list[int] = []
    previous = -1
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        assert word is not None  # no special tokens were asked for
        if word != previous:
            if previous >= 0 and "\n" in text[spans[previous].end : spans[word].start]:
                ids.append(BREAK_ID)
                type_ids.append(0)
                starts.append(-1)
            previous = word
            starts.append(word)
        else:
            starts.append(-1)
        ids.append(piece)
        type_ids.append(types[word])
    return Pieces(
        np.array(ids, dtype=np.int64), np.array(type_ids, dtype=np.int64), np.array(starts, dtype=np.int64), spans
    )


def windows(pieces: Pieces, size: int = WINDOW - 2, first: int | None = None) -> list[Window]:
    """Windows of whole paragraphs, as many as go into `size` pieces; the first one has room for `first` only.

    A paragraph that is longer than a window is read in overlapping ones, each piece decided in the one window that
    shows most around it.
    """
    total = len(pieces.ids)
    ends = [*np.flatnonzero(pieces.ids == BREAK_ID).tolist(), total]
    found: list[Window] = []
    start, room = 0, first or size
    for index, end in enumerate(ends):
        following = ends[index + 1] if index + 1 < len(ends) else None
        if end - start > size:
            found += _overlapping(start, end, size)
        elif following is None or following - start > room:
            found.append(Window(start, end, start, end))
        else:
            continue
        start, room = end + 1, size
    return [window for window in found if window.start < window.end]


def _overlapping(start: int, end: int, size: int) -> Iterator[Window]:
    """Windows over the pieces [start, end) of one paragraph, with CONTEXT pieces around what they decide."""
    core = start
    while core < end:
        first = max(start, min(core - CONTEXT, end - size))
        last = min(end, first + size)
        core_end = end if last == end else last - CONTEXT
        yield Window(first, last, core, core_end)
        core = core_end
