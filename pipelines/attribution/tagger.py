"""Runs the tagger over one text: windows through ONNX, decoding into spans and antecedents of pronouns.

Linking the spans is for `linking`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.attribution.antecedents import VECTOR, Antecedent, Pointer, shipped, surface
from pipelines.attribution.features import CLS_ID, SEP_ID, Pieces, encode, windows
from pipelines.attribution.link_features import Layout
from pipelines.attribution.tags import LABELS, LAYERS, Field, TagSpan
from pipelines.encoder import manifest, session, tokenizer
from pipelines.text import Span, paragraphs, places, quoted_words, sentences, words

GRAPH = "attribution.onnx"
# Emission of any tag but "outside" at a word that has no piece (a control character, say).
UNREADABLE = -20.0
# Words that are read at a time, paragraphs kept whole where they are shorter.
PART = 20_000


def layout_of(text: str, spans: Sequence[Span]) -> Layout:
    """The words of `text` as the linker reads them; every word lies in a sentence."""
    starts = [span.start for span in spans]
    return Layout(
        [text[start:end] for start, end in spans],
        [index or 0 for index in places(sentences(text), starts)],
        [index or 0 for index in places(paragraphs(text), starts)],
        list(quoted_words(text, spans)),
    )


class Reading(NamedTuple):
    """What one pass over a text finds.

    `layers`: tagged spans in reading order, of its outermost sayings, and of those directly inside them;
    `antecedents`: which words its pronouns may go back to, none where that was not asked for.
    """

    layers: list[list[TagSpan]]
    antecedents: list[Antecedent]


class Tagger:
    """A session of the shipped model. One window per run: a text's spans depend on nothing but the text."""

    def __init__(self) -> None:
        self._session = session(GRAPH)
        self._fields = [Field(learned) for learned in manifest()["fields"]]

    def _run(self, pieces: Pieces) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Scores of the tags, words x layers x tags, and vectors of the pointer, words x VECTOR.

        Tags of words without a piece are outside any span.
        """
        scores = np.full((len(pieces.words), LAYERS, len(LABELS)), UNREADABLE, dtype=np.float32)
        scores[:, :, 0] = 0.0
        vectors = np.zeros((len(pieces.words), VECTOR), dtype=np.float32)
        for window in windows(pieces):
            ids = np.concatenate(([CLS_ID], pieces.ids[window.start : window.end], [SEP_ID]))[None]
            types = np.concatenate(([0], pieces.types[window.start : window.end], [0]))[None]
            emissions, pointers = self._session.run(None, {"input_ids": ids, "token_type_ids": types})
            core = np.arange(window.core_start, window.core_end)
            word = pieces.word[core]
            place = core[word >= 0] - window.start + 1
            scores[word[word >= 0]] = emissions[0][place].reshape(-1, LAYERS, len(LABELS))
            vectors[word[word >= 0]] = pointers[0][place]
        return scores, vectors

    def read(self, text: str, at: Sequence[Span] | None = None, pronouns: bool = True) -> Reading:
        """The spans of `text`, and what its pronouns go back to where `pronouns` are asked for.

        No span runs over the end of a paragraph. `at`: the words of the text, where they are at hand; they are read in
        parts, so that memory does not grow with pieces.
        """
        at = words(text) if at is None else at
        breaks = [index for index in range(1, len(at)) if text.find("\n", at[index - 1].end, at[index].start) >= 0]
        found: list[list[TagSpan]] = [[] for _ in self._fields]
        antecedents: list[Antecedent] = []
        pointer = Pointer(shipped())
        for first, last in _parts(breaks, len(at)):
            own = text[at[first].start : at[last - 1].end]
            pieces = encode(own, tokenizer())
            inner = [index - first for index in breaks[bisect_right(breaks, first) : bisect_left(breaks, last)]]
            bounds = list(pairwise([0, *inner, last - first]))
            emissions, vectors = self._run(pieces)
            for layer, field in enumerate(self._fields):
                for span in field.spans(emissions[:, layer], bounds):
                    found[layer].append(span._replace(first=span.first + first, last=span.last + first))
            if pronouns:
                seen = surface(own, pieces.words, list(quoted_words(own, pieces.words)))
                for pronoun, word, weight in pointer.read(vectors, seen):
                    antecedents.append(Antecedent(at[pronoun], at[word], weight))
        return Reading(found, antecedents)

    def spans(self, text: str) -> list[TagSpan]:
        """Tagged spans of the outermost sayings of `text`, in reading order."""
        return self.read(text, pronouns=False).layers[0]


def _parts(breaks: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Ranges of at most PART of `count` words, each ending with a paragraph where one ends in it."""
    first = 0
    while first < count:
        last = min(count, first + PART)
        if last < count:
            index = bisect_right(breaks, last) - 1
            if index >= 0 and breaks[index] > first:
                last = breaks[index]
        yield first, last
        first = last
