"""Whether two articles that share passages are one report. Which pairs to ask about is decided elsewhere.

The measure is the words in shared passages, which a typo or a changed word hardly lowers. How much of both is shared
does not tell a cut or grown report from another one with lifted paragraphs; where it lies does: a different report
has a headline and an opening of its own, and what it lifts are single paragraphs, not a stretch of the other's text.
Nor are the two alike: one is the centre of a group, the other would be a member; what a member lacks of the centre
says less than what it has besides.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipelines.dedup.align import MIN_WORDS, SHINGLE, Room, lay, run_end
from pipelines.dedup.native import native
from pipelines.dedup.words import HIDDEN, I32, U64

F64 = NDArray[np.float64]

WEIGHTS = Path(__file__).parents[1] / "weights" / "copies.json"
OPENING = 20  # words
BULK = 0.61  # of one of the two at least is shared where they are one report
LEAST = 0.4  # where a third article bears them out
LONG = 130  # words: longer than paragraphs are, but where they are not parted
MIN_FIGURES = 3  # distinct figures that an article must have before differing figures tell it from another
MIN_SAME_FIGURES = 0.5
FEATURES = ("member_shared", "member_opening", "centre_shared", "centre_opening", "headline", "across", "unparted")
MEMBER, CENTRE, HEADLINE, ACROSS, UNPARTED = 0, 2, 4, 5, 6  # their places
NO, DOUBTED, YES = 0, 1, 2  # doubted: only where a third article bears it out

WITHIN, TILED = 1, 2  # a differing word within a passage, a word that both have
_1 = np.uint64(1)


@native
def _side(words: U64, paragraphs: I32, covered: NDArray[np.uint8], found: F64, column: int) -> None:
    """What of one article and of its opening is shared, as shares of the words that count, into `found`."""
    seen = shared = 0
    opening = opening_shared = body = body_shared = 0
    begins_body = paragraphs[1] if len(paragraphs) > 1 else 0
    for at in range(len(words)):
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
        shared += hit
    found[column] = shared / max(1, seen)
    # A new headline alone is no opening of its own.
    found[column + 1] = max(opening_shared / max(1, opening), body_shared / max(1, body))


@native
def _is_unparted(words: U64, paragraphs: I32) -> bool:
    """Whether a text shows no paragraphs: all stands on one line, or all but the headline."""
    body = len(words) - (paragraphs[1] if len(paragraphs) > 1 else 0)
    return bool(body >= LONG * max(1, len(paragraphs) - 1))


@native
def _runs_on(paragraphs: I32, start: int, end: int, is_unparted: bool) -> bool:
    """Whether words `start` to `end` run over the end of a paragraph, with a shingle at least on either side."""
    if is_unparted and end - start >= LONG:
        return True
    place = np.searchsorted(paragraphs, start + SHINGLE)
    return bool(place < len(paragraphs) and paragraphs[place] + SHINGLE <= end)


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
    """FEATURES of an article and a centre, `others`, into `found`; whether they may be one report at all.

    After `index` of `others`. Not where less than LEAST of either is shared, nor where they share the words of a
    template: two earthquakes, two days' share prices have the same words around other figures. A copy keeps its
    figures, and most of an update.
    """
    laid = lay(words, others, room)
    tiles, covered, other_covered = room.tiles, room.free, room.other_free
    for at in range(len(words)):
        covered[at] = 0
    for at in range(len(others)):
        other_covered[at] = 0
    # Of a text without a headline the first words count as one.
    headline = min(OPENING, paragraphs[1] if len(paragraphs) > 1 else len(words))
    other_headline = min(OPENING, other_paragraphs[1] if len(other_paragraphs) > 1 else len(others))
    unparted, other_unparted = _is_unparted(words, paragraphs), _is_unparted(others, other_paragraphs)
    same_headline = passed = across = 0
    first = 0
    while first < laid:
        end, total = run_end(room, first, laid)
        for tile in range(first, end):
            at, other, length = tiles[tile, 0], tiles[tile, 1], tiles[tile, 2]
            same_headline += max(0, min(length, headline - at, other_headline - other))
        if total >= MIN_WORDS:
            start, stop = tiles[first, 0], tiles[end - 1, 0] + tiles[end - 1, 2]
            other_start, other_stop = tiles[first, 1], tiles[end - 1, 1] + tiles[end - 1, 2]
            for at in range(start, stop):
                covered[at] = WITHIN
            for at in range(other_start, other_stop):
                other_covered[at] = WITHIN
            for tile in range(first, end):
                for at in range(tiles[tile, 2]):
                    covered[tiles[tile, 0] + at] = TILED
                    other_covered[tiles[tile, 1] + at] = TILED
            passed += total
            if _runs_on(paragraphs, start, stop, unparted) or _runs_on(
                other_paragraphs, other_start, other_stop, other_unparted
            ):
                across += total
        first = end
    if not passed:
        return False
    figures, same = _figures(words, paragraphs, covered)
    other_figures, _ = _figures(others, other_paragraphs, other_covered)
    if min(figures, other_figures) >= MIN_FIGURES and same < MIN_SAME_FIGURES * min(figures, other_figures):
        return False
    _side(words, paragraphs, covered, found, MEMBER)
    _side(others, other_paragraphs, other_covered, found, CENTRE)
    found[HEADLINE] = same_headline / max(1, min(headline, other_headline))
    found[ACROSS] = across / passed
    found[UNPARTED] = unparted or other_unparted
    return bool(max(found[MEMBER], found[CENTRE]) >= LEAST)


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
def judge(words: U64, paragraphs: I32, others: U64, other_paragraphs: I32, room: Room, weights: F64, found: F64) -> int:
    """Whether an article is one report with a centre, `others`: NO, YES, or DOUBTED. After `index` of `others`."""
    if not features_of(words, paragraphs, others, other_paragraphs, room, found) or score(found, weights) <= 0:
        return NO
    return YES if max(found[MEMBER], found[CENTRE]) >= BULK else DOUBTED


@functools.cache
def weights() -> F64:
    """Weights of the quadratic form, (features + 1) squared, upper triangle; fitted by training.copies."""
    return np.array(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"], dtype=np.float64)
