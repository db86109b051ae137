"""Whether two articles that share passages are one report. Which pairs to ask about is decided elsewhere.

The measure is the words in shared passages, which a typo or a changed word hardly lowers. How much of both is shared
does not tell a cut or grown report from another one with lifted paragraphs; where it lies does: a different report
has a headline and an opening of its own, and keeps whole paragraphs to itself.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.align import MIN_WORDS, Room, lay, run_end
from pipelines.dedup.native import native
from pipelines.dedup.words import HIDDEN, I32, U64

F64 = NDArray[np.float64]

WEIGHTS = Path(__file__).parents[1] / "weights" / "copies.json"
OPENING = 20  # words
PARAGRAPH = 8  # words of one that is long enough to be called lifted or kept
BULK = 0.55  # of one of the two at least is shared where they are one report
MIN_FIGURES = 3  # distinct figures that an article must have before differing figures tell it from another
MIN_SAME_FIGURES = 0.5
# Of both articles the lesser and the greater value; the last is of the pair.
SIDE = ("shared", "opening", "own")
FEATURES = (*(f"{which}_{name}" for name in SIDE for which in ("least", "most")), "headline")

WITHIN, TILED = 1, 2  # a differing word within a passage, a word that both have
_1 = np.uint64(1)


@native
def _side(words: U64, paragraphs: I32, covered: NDArray[np.uint8], found: F64, column: int) -> None:
    """What of one article is shared, as shares of its words that count, into `found`."""
    seen = shared = 0
    opening = opening_shared = body = body_shared = 0
    long = own = 0
    begins_body = paragraphs[1] if len(paragraphs) > 1 else 0
    for number in range(len(paragraphs)):
        end = paragraphs[number + 1] if number + 1 < len(paragraphs) else len(words)
        length = inside = 0
        for at in range(paragraphs[number], end):
            if words[at] == HIDDEN:
                continue
            hit = covered[at] > 0
            if seen < OPENING:
                opening += 1
                opening_shared += hit
            if at >= begins_body and body < OPENING:
                body += 1
                body_shared += hit
            seen += 1
            length += 1
            inside += hit
            shared += hit
        if length >= PARAGRAPH:
            long += length
            if inside * 10 < length:
                own += length
    found[column] = shared / max(1, seen)
    # A new headline alone is no opening of its own.
    found[column + 1] = max(opening_shared / max(1, opening), body_shared / max(1, body))
    found[column + 2] = own / max(1, long)


@native
def _figures(words: U64, paragraphs: I32, covered: NDArray[np.uint8]) -> tuple[int, int]:
    """Figures (words with a digit) in paragraphs that share something: how many there are, and how many are shared."""
    figures = same = 0
    for number in range(len(paragraphs)):
        start = paragraphs[number]
        end = paragraphs[number + 1] if number + 1 < len(paragraphs) else len(words)
        shared = 0
        for at in range(start, end):
            shared += covered[at] > 0
        if shared * 10 >= end - start:
            for at in range(start, end):
                if words[at] & _1:
                    figures += 1
                    same += covered[at] == TILED
    return figures, same


@native
def features_of(words: U64, paragraphs: I32, others: U64, other_paragraphs: I32, room: Room, found: F64) -> bool:
    """FEATURES of two articles into `found` (twice as long as needed); whether they may be one report at all.

    After `index` of `others`.

    Not where less than the bulk of either is shared, nor where they share the words of a template: two earthquakes,
    two days' share prices have the same words around other figures. A copy keeps its figures, and most of an update.
    """
    laid = lay(words, others, room)
    tiles, covered, other_covered = room.tiles, room.free, room.other_free
    for at in range(len(words)):
        covered[at] = 0
    for at in range(len(others)):
        other_covered[at] = 0
    headline = paragraphs[1] if len(paragraphs) > 1 else len(words)
    other_headline = other_paragraphs[1] if len(other_paragraphs) > 1 else len(others)
    same_headline = 0
    first = 0
    shares_any = False
    while first < laid:
        end, total = run_end(room, first, laid)
        for tile in range(first, end):
            at, other, length = tiles[tile, 0], tiles[tile, 1], tiles[tile, 2]
            same_headline += max(0, min(length, headline - at, other_headline - other))
        if total >= MIN_WORDS:
            for at in range(tiles[first, 0], tiles[end - 1, 0] + tiles[end - 1, 2]):
                covered[at] = WITHIN
            for at in range(tiles[first, 1], tiles[end - 1, 1] + tiles[end - 1, 2]):
                other_covered[at] = WITHIN
            for tile in range(first, end):
                for at in range(tiles[tile, 2]):
                    covered[tiles[tile, 0] + at] = TILED
                    other_covered[tiles[tile, 1] + at] = TILED
            shares_any = True
        first = end
    if not shares_any:
        return False
    figures, same = _figures(words, paragraphs, covered)
    other_figures, _ = _figures(others, other_paragraphs, other_covered)
    if min(figures, other_figures) >= MIN_FIGURES and same < MIN_SAME_FIGURES * min(figures, other_figures):
        return False
    sides = len(SIDE)
    begin = len(FEATURES)
    _side(words, paragraphs, covered, found, begin)
    _side(others, other_paragraphs, other_covered, found, begin + sides)
    for number in range(sides):
        one, other_one = found[begin + number], found[begin + sides + number]
        found[2 * number] = min(one, other_one)
        found[2 * number + 1] = max(one, other_one)
    found[2 * sides] = min(1.0, same_headline / max(1, min(OPENING, headline, other_headline)))
    return bool(found[1] >= BULK)


@native
def score(found: F64, weights: F64) -> float:
    """The log-odds of one report: a quadratic form of the features."""
    count = len(weights) - 1
    total = weights[0, 0]
    for one in range(count):
        inner = weights[0, one + 1]
        for other in range(one, count):
            inner += weights[one + 1, other + 1] * found[other]
        total += found[one] * inner
    return float(total)


@native
def same_report(
    words: U64, paragraphs: I32, others: U64, other_paragraphs: I32, room: Room, weights: F64, found: F64
) -> bool:
    """Whether two articles are one report. After `index` of `others`."""
    return features_of(words, paragraphs, others, other_paragraphs, room, found) and score(found, weights) > 0


@functools.cache
def weights() -> F64:
    """Weights of the quadratic form, (features + 1) squared, upper triangle; fitted by training.copies."""
    return np.array(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"], dtype=np.float64)
