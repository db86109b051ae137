"""Runs the tagger over one text: windows through ONNX, decoding into spans, linking into attributions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.attribution.features import CLS_ID, SEP_ID, Pieces, encode, windows
from pipelines.attribution.link_features import Layout
from pipelines.attribution.linking import Linked, link
from pipelines.attribution.tags import LABELS, Field, TagSpan
from pipelines.encoder import manifest, session, tokenizer
from pipelines.text import Span, containing, paragraphs, quoted_words, sentences, words

GRAPH = "attribution.onnx"
# Emission of any tag but "outside" at a word that has no piece (a control character, say).
UNREADABLE = -20.0


def layout_of(text: str, spans: Sequence[Span]) -> Layout:
    """The words of `text` as the linker reads them; every word lies in a sentence."""
    in_sentence, in_paragraph = sentences(text), paragraphs(text)
    return Layout(
        [text[start:end] for start, end in spans],
        [containing(in_sentence, span.start) or 0 for span in spans],
        [containing(in_paragraph, span.start) or 0 for span in spans],
        list(quoted_words(text, spans)),
    )


class Tagger:
    """A session of the shipped model. One window per run: a text's spans depend on nothing but the text."""

    def __init__(self) -> None:
        self._session = session(GRAPH)
        self._field = Field(manifest()["field"])

    def _emissions(self, pieces: Pieces) -> NDArray[np.float32]:
        """Scores of the tags, words x tags; words without a piece are outside any span."""
        scores = np.full((len(pieces.words), len(LABELS)), UNREADABLE, dtype=np.float32)
        scores[:, 0] = 0.0
        for window in windows(pieces):
            ids = np.concatenate(([CLS_ID], pieces.ids[window.start : window.end], [SEP_ID]))[None]
            types = np.concatenate(([0], pieces.types[window.start : window.end], [0]))[None]
            answer = self._session.run(None, {"input_ids": ids, "token_type_ids": types})[0][0]
            core = np.arange(window.core_start, window.core_end)
            word = pieces.word[core]
            scores[word[word >= 0]] = answer[core[word >= 0] - window.start + 1]
        return scores

    def spans(self, text: str) -> list[TagSpan]:
        """Tagged spans of `text` in reading order; none runs over the end of a paragraph."""
        pieces = encode(text, tokenizer())
        breaks = [
            index
            for index in range(1, len(pieces.words))
            if "\n" in text[pieces.words[index - 1].end : pieces.words[index].start]
        ]
        bounds = list(zip([0, *breaks], [*breaks, len(pieces.words)], strict=True))
        return self._field.spans(self._emissions(pieces), bounds)

    def attributions(self, text: str, tagged: Sequence[TagSpan] | None = None) -> list[Linked]:
        """Attributions of `text` in words; `tagged` are its spans where they are already known."""
        found = self.spans(text) if tagged is None else tagged
        return link(found, layout_of(text, words(text)))
