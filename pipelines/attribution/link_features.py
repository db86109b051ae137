"""What the linker sees of a text's spans: the words at their edges, what stands between two of them, how far they are.

Training and running share this module, so a change here needs new weights. No weights and no choices here.
Everything is arrays over all spans of one text, so the time is linear in its words and spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.attribution import cues
from pipelines.attribution.tags import ROLES, TagSpan

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
SOURCE, CUE, CONTENT = range(len(ROLES))

_CLOSED = """
comma: ,
colon: :
semicolon: ;
dash: – — -
opening: ( [ {
closing: ) ] }
stop: . ! ? …
mark: " “ ” „ ‟ « » ＂ `
apostrophe: ' ’ ‘
joins: and but or nor
relative: who whom whose which
that: that
to: to
by: by
of: of
preposition: in on at from for with about over into under against among between through during
subordinates: as while when where if because since after before although though whether until than
according: according
be: is are was were be been being am
have: has have had having
modal: will would can could may might should must shall do does did
not: not no never t
speaker: i we you
pronoun: he she they it him them
possessive: his her their its my our your s
there: there
article: the a an this these those some any many
what: what how why
"""
CLASSES = tuple(line.split(":", 1)[0] for line in _CLOSED.strip().splitlines())
_CLASS = {
    word: number for number, line in enumerate(_CLOSED.strip().splitlines()) for word in line.split(":", 1)[1].split()
}
OPEN_CLASSES = ("edge", "name", "number", "symbol", "past", "ongoing", "adverb", "plural", "other")
EDGE, NAME, NUMBER, SYMBOL, PAST, ONGOING, ADVERB, PLURAL, OTHER = range(len(CLASSES), len(CLASSES) + len(OPEN_CLASSES))
CLASS_COUNT = OTHER + 1
_ENDINGS = {"ed": PAST, "en": PAST, "ng": ONGOING, "ly": ADVERB}


@lru_cache(maxsize=1 << 15)
def word_class(word: str) -> int:
    """A coarse part of speech told from the word's letters alone."""
    known = _CLASS.get(word.lower())
    if known is not None:
        return known
    first = word[0]
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return SYMBOL
    if first.isupper():
        return NAME
    return _ENDINGS.get(word[-2:], PLURAL if word[-1] == "s" else OTHER)


# The classes that tell two clauses apart when they stand between two spans; the last row counts quoted words.
_BETWEEN = np.array([*range(_CLASS["there"]), _CLASS["what"], NAME, PAST, ONGOING, OTHER, CLASS_COUNT])
GAPS = np.array([1, 2, 3, 5, 8, 13, 22, 40])
LENGTHS = np.array([2, 3, 5, 8, 13, 22, 40])
LEMMA_WORDS = 12
# Frequent base forms of cues; the others share one column.
LEMMAS = tuple(
    """say tell add believe think accord want expect call ask see know report show claim consider suggest argue accuse
    describe feel find warn agree announce hope deny suppose plan decide seem acknowledge make refer mean write cite
    according\xa0to require allege predict remember note intend insist estimate judge order : demand hear vow promise
    criticize point question know support view understand urge declare schedule remind tweet recall allow state
    """.split()
)
_LEMMA = {lemma.replace("\xa0", " "): index + 1 for index, lemma in enumerate(dict.fromkeys(LEMMAS))}
LEMMA_COUNT = len(_LEMMA) + 1


@dataclass(frozen=True)
class Layout:
    """Of each word: its letters, its sentence and paragraph, and whether it stands inside quotation marks."""

    surface: Sequence[str]
    sentence: Sequence[int]
    paragraph: Sequence[int]
    quoted: Sequence[bool]


@dataclass(frozen=True)
class Task:
    """Spans of `role` each choose one of the nearest spans of role `of`, at most `farthest` words away, or none."""

    role: int
    of: int
    left: int
    right: int
    farthest: int


# On PolNeAR train 99.9 % of the right cues and sources are among these candidates.
TASKS = (Task(CONTENT, CUE, 2, 2, 120), Task(CUE, SOURCE, 2, 1, 80))


def _onehot(values: Ints, count: int) -> Floats:
    """A row of zeros and one 1 for each value."""
    return np.eye(count, dtype=np.float32)[values]


class Scene:
    """All spans of one text, in reading order, as arrays; punctuation at a span's edges does not count as part of it.

    `place[role]`: numbers of the role's spans; `before[i, role]`: how many of them come before span i.
    """

    def __init__(self, spans: Sequence[TagSpan], layout: Layout) -> None:
        number = {role: index for index, role in enumerate(ROLES)}
        self.role: Ints = np.array([number[span.role] for span in spans], dtype=np.int64)
        self.place = [np.flatnonzero(self.role == role) for role in range(len(ROLES))]
        self.before = np.zeros((len(spans) + 1, len(ROLES)), dtype=np.int64)
        np.cumsum(self.role[:, None] == np.arange(len(ROLES)), axis=0, out=self.before[1:])
        classes = np.array([EDGE, *map(word_class, layout.surface), EDGE])
        self.first, self.last = _inner(spans, np.array([word[0].isalnum() for word in layout.surface]))
        self._classes = classes
        self._quoted = np.array([False, *layout.quoted, False])
        self._sentence = np.array([-1, *layout.sentence, -1])
        self._paragraph = np.array([-1, *layout.paragraph, -1])
        edges = np.stack([self.first, self.last + 1])
        # How many words of each class, and how many quoted ones, come before each span's first word and after its last.
        self._reach = np.empty((CLASS_COUNT + 1, 2, len(spans)), dtype=np.int32)
        for index in range(CLASS_COUNT + 1):
            self._reach[index] = np.cumsum(self._quoted if index == CLASS_COUNT else classes == index)[edges]
        self._lemma = np.zeros(len(spans), dtype=np.int64)
        for index in self.place[CUE].tolist():
            words = layout.surface[spans[index].first : min(spans[index].last + 1, spans[index].first + LEMMA_WORDS)]
            self._lemma[index] = _LEMMA.get(cues.lemma(" ".join(words)), 0)

    def own(self, numbers: Ints, role: int) -> Floats:
        """Features of spans of one role by themselves and of their neighbours: spans x OWN[role]."""
        first, last = self.first[numbers], self.last[numbers]
        parts = [_onehot(self._classes[place], CLASS_COUNT) for place in (first, first + 1, last + 1, last + 2)]
        parts.append(_onehot(np.searchsorted(LENGTHS, last - first + 1, side="right"), len(LENGTHS) + 1))
        quoted, starts, lines = self._quoted, self._sentence, self._paragraph
        flags = [*(quoted[place] for place in (first, first + 1, last + 1, last + 2))]
        flags += [row[a] != row[b] for row in (starts, lines) for a, b in ((first, first + 1), (last + 1, last + 2))]
        flags.append(starts[first + 1] != starts[last + 1])
        parts.append(np.stack(flags, axis=1).astype(np.float32))
        for step in (-1, 1):
            parts.append(_onehot(self._neighbour(numbers, step), len(ROLES) * 5 + 1))
        if role != CONTENT:
            inside = self._reach[:CLASS_COUNT, 1, numbers] > self._reach[:CLASS_COUNT, 0, numbers]
            parts.append(inside.T.astype(np.float32))
        if role == CUE:
            parts.append(_onehot(self._lemma[numbers], LEMMA_COUNT))
        return np.concatenate(parts, axis=1)

    def _neighbour(self, numbers: Ints, step: int) -> Ints:
        """Role of the span before or after, by how near it stands; 0 where there is none."""
        other = numbers + step
        there = (other >= 0) & (other < len(self.role))
        other = np.where(there, other, numbers)
        low, high = np.minimum(numbers, other), np.maximum(numbers, other)
        away = np.searchsorted([1, 2, 4], self.first[high] - self.last[low] - 1, side="right")
        away = np.where(self._sentence[self.last[low] + 1] == self._sentence[self.first[high] + 1], away, 4)
        return np.where(there, self.role[other] * 5 + away + 1, 0)

    def candidates(self, task: Task) -> Ints:
        """Numbers of the nearest candidates for each query: queries x (left + right), -1 where there is none."""
        queries, place = self.place[task.role], self.place[task.of]
        slots = self.before[queries, task.of][:, None] + np.arange(-task.left, task.right)
        legal = (slots >= 0) & (slots < len(place))
        if not len(place):
            return np.full(slots.shape, -1)
        found = place[np.where(legal, slots, 0)]
        low, high = np.minimum(queries[:, None], found), np.maximum(queries[:, None], found)
        return np.where(legal & (self.first[high] - self.last[low] <= task.farthest), found, -1)

    def pairs(self, queries: Ints, candidates: Ints) -> Floats:
        """Features of each span with each of its candidates: queries x candidates x features."""
        chosen = np.where(candidates < 0, queries[:, None], candidates)
        low, high = np.minimum(queries[:, None], chosen), np.maximum(queries[:, None], chosen)
        gap = np.maximum(0, self.first[high] - self.last[low] - 1)
        between = self._reach[_BETWEEN, 0][:, high] > self._reach[_BETWEEN, 1][:, low]
        parts = [np.moveaxis(between, 0, -1), _onehot(np.searchsorted(GAPS, gap, side="right"), len(GAPS) + 1)]
        for row in (self._sentence, self._paragraph):
            parts.append(_onehot(np.clip(row[self.first[high] + 1] - row[self.last[low] + 1], 0, 2), 3))
        passed = np.maximum(0, self.before[high] - self.before[low + 1])
        parts.append((passed[..., None] >= np.array([1, 2])).reshape(*gap.shape, -1))
        parts.append(np.broadcast_to(np.eye(gap.shape[1]), (*gap.shape, gap.shape[1])))
        return np.concatenate(parts, axis=-1, dtype=np.float32)


def _inner(spans: Sequence[TagSpan], spoken: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """First and last word of each span that is no punctuation; the span itself where it holds nothing else."""
    first = np.array([span.first for span in spans], dtype=np.int64)
    last = np.array([span.last for span in spans], dtype=np.int64)
    index = np.arange(len(spoken))
    following = np.minimum.accumulate(np.where(spoken, index, len(spoken))[::-1])[::-1][first]
    previous = np.maximum.accumulate(np.where(spoken, index, -1))[last]
    whole = following > last
    return np.where(whole, first, following), np.where(whole, last, previous)


CONTEXT = 6


class Choice(NamedTuple):
    """Who chooses among whom: numbers of spans, queries and queries x candidates (-1 where there is none), and the
    probability of each candidate and, last, of none: queries x (candidates + 1)."""

    queries: Ints
    candidates: Ints
    probability: Floats


def context(scene: Scene, of_contents: Choice, of_cues: Choice) -> tuple[Floats, Floats]:
    """What a first guess at all links says of each option, for both tasks: queries x (candidates + 1) x CONTEXT."""
    count = len(scene.role)
    content, cue = of_contents.queries[:, None], np.maximum(of_contents.candidates, 0)
    held = of_contents.probability[:, :-1]
    is_left = cue < content
    on_right = np.bincount(cue.ravel(), (held * is_left).ravel(), count)
    on_left = np.bincount(cue.ravel(), (held * ~is_left).ravel(), count)
    # The content that most likely belongs to each cue, and the source.
    order = np.argsort(held, axis=None, kind="stable")
    main = np.full(count, -1)
    main[cue.ravel()[order]] = np.repeat(of_contents.queries, cue.shape[1])[order]
    main[on_left + on_right < 0.3] = -1
    speaker, speaks = np.full(count, -1), np.zeros(count)
    best = of_cues.probability.argmax(axis=1)
    padded = np.concatenate((of_cues.candidates, np.full((len(best), 1), -1)), axis=1)
    speaker[of_cues.queries] = padded[np.arange(len(best)), best]
    speaks[of_cues.queries] = 1 - of_cues.probability[:, -1]

    source = speaker[cue]
    between = (source > np.minimum(cue, content)) & (source < np.maximum(cue, content))
    beside = np.where(is_left, on_right[cue], on_left[cue]) - held
    across = np.where(is_left, on_left[cue], on_right[cue])
    columns: list[NDArray[Any]] = [
        held,
        speaks[cue],
        speaks[cue] * between,
        np.minimum(beside, 2),
        np.minimum(across, 2),
        np.minimum(beside + across, 1),
    ]
    first = _with_none(columns, of_contents.probability[:, -1:])

    verb, source = of_cues.queries[:, None], np.maximum(of_cues.candidates, 0)
    taken = of_cues.probability[:, :-1]
    claimed = np.bincount(source.ravel(), taken.ravel(), count)[source] - taken
    said = main[verb]
    low, high = np.minimum(verb, source), np.maximum(verb, source)
    columns = [
        taken,
        np.minimum(claimed, 2),
        ((said > low) & (said < high)).astype(np.float32),
        ((said >= 0) & ((said < low) | (said > high))).astype(np.float32),
        (source < verb) * np.minimum(on_right[verb], 2),
        (source < verb) * np.minimum(on_left[verb], 2),
    ]
    silent = np.concatenate((of_cues.probability[:, -1:], on_left[verb], on_right[verb]), axis=1)
    return first, _with_none(columns, np.minimum(silent, 2))


def _with_none(columns: Sequence[NDArray[Any]], none: NDArray[Any]) -> Floats:
    """Stack `columns` (queries x candidates each) and the row of the option none (queries x up to CONTEXT)."""
    result = np.zeros((columns[0].shape[0], columns[0].shape[1] + 1, CONTEXT), dtype=np.float32)
    result[:, :-1] = np.stack(columns, axis=-1)
    result[:, -1, : none.shape[1]] = none
    return result
