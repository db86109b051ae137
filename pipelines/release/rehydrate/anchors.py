"""Where passages of an article stand in a copy of it that is not the same text: edited since, cut out differently.

A passage is known by the SHA-256 of its text and by its place in the article; texts known in full, found once in the
copy, are anchors that tell how far the passages near them moved. What is found by hash is proven, wherever it stands;
what anchors alone tell is a guess and is called one. Which tables the passages come from is decided in `rehydrate`.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.ids import fold

Span = tuple[int, int]
Shape = tuple[Span, ...]
"""Offset from the first character of the first span, and length, of each span of a passage."""

ANCHOR = 16
"""Characters from which on a text that stands once in the copy says where its surroundings are."""
# Characters around the expected place that are searched first.
_NEAR = 1_000
# Characters by which other marks make a passage longer or shorter.
_SLACK = 24
# So many windows of one copy are hashed at most: between words, anywhere, and of words in a row.
_BETWEEN_WORDS = 10_000_000
_EVERYWHERE = 400_000
_BY_WORDS = 2_000_000
# Longer passages are not set in other ways, of which there are some hundred.
_SET_AGAIN = 5_000
# Marks beside a passage that may be part of it.
_TOUCHING = 4
# A guess at less than this share of the passage's length is no place: the passage was cut out.
_LEFT = 0.5
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s")


class Passage(NamedTuple):
    """A text of which the hash is known: its spans in the article, joined by a space.

    `name` is an id that tells its folded words (`schemas.ids.fold`) from others.
    """

    sha256: str
    spans: tuple[Span, ...]
    name: str


class Place(NamedTuple):
    """Where a passage stands in the copy. `text`, where not null, has the passage's hash.

    `how`: `hash`, found as it was; `marks`, the same words between other marks and spaces, with which tried the hash
    comes out; `words`, the same words, but no marks give the hash; `anchors`, a guess.
    `differs`: at least this share of the passage is another, as far as can be told.
    """

    spans: tuple[Span, ...]
    text: str | None
    how: str
    differs: float | None


class Copy:
    """A copy's text, ready to be hashed piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._bytes = text.encode("utf-8", "replace")
        self._at: NDArray[np.int64] = np.arange(len(text) + 1)
        """Where each character begins in the bytes."""
        if not text.isascii():
            codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
            sizes = 1 + (codes >= 0x80).astype(np.int64) + (codes >= 0x800) + (codes >= 0x10000)
            sizes[(codes >= 0xD800) & (codes < 0xE000)] = 1
            self._at = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        inside = np.zeros(len(text) + 1, bool)
        for match in _WORD.finditer(text):
            inside[match.start() + 1 : match.end()] = True
        gaps = np.zeros(len(text), bool)
        gaps[[match.start() for match in _SPACE.finditer(text)]] = True
        self._opens = ~inside & ~np.append(gaps, True)
        self._closes = ~inside & ~np.insert(gaps, 0, True)
        self._all_opens = np.flatnonzero(self._opens)

    def digest(self, spans: Iterable[Span]) -> str:
        """SHA-256 of the texts at `spans`, joined by a space."""
        at, data = self._at, self._bytes
        return hashlib.sha256(b" ".join([data[at[start] : at[end]] for start, end in spans])).hexdigest()

    def between_words(self, start: int, end: int) -> bool:
        """Whether the span is in the copy and cuts no word."""
        return 0 <= start < end <= len(self.text) and bool(self._opens[start] and self._closes[end])

    def starts(self, shape: Shape, low: int, high: int, *, anywhere: bool = False) -> NDArray[np.int64]:
        """Places from `low` to `high` where a passage of this shape fits, between words unless `anywhere`."""
        low = max(low, -min(offset for offset, _ in shape))
        high = min(high, len(self.text) - max(offset + length for offset, length in shape) + 1)
        if high <= low:
            return np.empty(0, np.int64)
        if anywhere:
            return np.arange(low, high)
        found = self._all_opens[slice(*np.searchsorted(self._all_opens, (low, high)))]
        for offset, length in shape:
            found = found[self._opens[found + offset] & self._closes[found + offset + length]]
        return found

    def matches(self, shape: Shape, starts: NDArray[np.int64], wanted: Set[str]) -> list[tuple[int, str]]:
        """Those of `starts` at which a passage of this shape has one of the `wanted` hashes, with the hash."""
        data, sha256 = self._bytes, hashlib.sha256
        if len(shape) > 1:
            digests = ((start, self.digest(_placed(shape, start))) for start in starts.tolist())
            return [(start, digest) for start, digest in digests if digest in wanted]
        ((offset, length),) = shape
        firsts, lasts = self._at[starts + offset].tolist(), self._at[starts + offset + length].tolist()
        return [
            (start, digest)
            for start, first, last in zip(starts.tolist(), firsts, lasts, strict=True)
            if (digest := sha256(data[first:last]).hexdigest()) in wanted
        ]

    @cached_property
    def words(self) -> tuple[list[int], list[int], list[str]]:
        """First and last characters of the words, and the words folded."""
        known: dict[str, str] = {}
        spans = [match.span() for match in _WORD.finditer(self.text)]
        for word in (self.text[start:end] for start, end in spans):
            if word not in known:
                known[word] = fold(word)
        return [start for start, _ in spans], [end for _, end in spans], [known[self.text[a:b]] for a, b in spans]

    def windows(self, low: int, high: int, shortest: int, longest: int) -> Iterator[tuple[Span, str]]:
        """Words in a row that begin from `low` to `high`: their span, of so many characters, and the words folded."""
        starts, ends, folded = self.words
        for first in range(bisect_left(starts, low), bisect_left(starts, high)):
            last = bisect_left(ends, starts[first] + shortest, first)
            text = " ".join(filter(None, folded[first:last]))
            while last < len(ends) and ends[last] - starts[first] <= longest:
                text = " ".join(filter(None, (text, folded[last])))
                yield (starts[first], ends[last]), text
                last += 1


class Anchors:
    """Pairs of places, in the article and in its copy, that hold the same character."""

    def __init__(self, length: int, copy_length: int) -> None:
        self._points: list[Span] = []
        self._edges = (0, 0), (length, copy_length)

    def add(self, copy: Copy, start: int, text: str) -> None:
        """Take `text`, which stands at `start` in the article, as an anchor if it is long and once in the copy."""
        if len(text) < ANCHOR:
            return
        there = copy.text.find(text)
        if there >= 0 and copy.text.find(text, there + 1) < 0:
            for point in ((start, there), (start + len(text), there + len(text))):
                at = bisect_left(self._points, point)
                if at == len(self._points) or self._points[at] != point:
                    self._points.insert(at, point)

    def around(self, start: int, end: int) -> tuple[Span | None, Span | None]:
        """The last anchor up to `start` and the first from `end` on."""
        left = bisect_right(self._points, (start, 1 << 62)) - 1
        right = bisect_left(self._points, (end, -1))
        return (
            self._points[left] if left >= 0 else None,
            self._points[right] if right < len(self._points) else None,
        )

    def shifts(self, start: int, end: int) -> list[int]:
        """How far a passage at this place may have moved, the likeliest first."""
        near = [point for point in self.around(start, end) if point]
        near.sort(key=lambda point: min(abs(point[0] - start), abs(point[0] - end)))
        found = [there - here for here, there in near]
        (_, (length, copy_length)) = self._edges
        return list(dict.fromkeys((*found, 0, copy_length - length)))

    def agreed(self, start: int, end: int) -> int | None:
        """How far the anchors on both sides moved (where there is none, the text's edge); null if not alike."""
        left, right = self.around(start, end)
        if left is None and right is None:
            return None
        (here, there), (after, there_after) = left or self._edges[0], right or self._edges[1]
        return there - here if there - here == there_after - after else None


def locate(
    copy: Copy,
    length: int,
    given: Iterable[tuple[int, str]],
    passages: Sequence[Passage],
    names: Callable[[str], Iterable[str]],
) -> tuple[list[Place | None], Anchors]:
    """Where each of `passages` stands in `copy` (null where nowhere), and what the places were told by.

    `length` is that of the article, in which each text of `given` stands at its place; `names` gives the names that a
    passage with these folded words may have.
    """
    anchors = Anchors(length, len(copy.text))
    given = set(given)
    numbers = Counter(text for _, text in given)
    for start, text in sorted(given):
        if numbers[text] == 1:
            anchors.add(copy, start, text)
    search = _Search(copy, anchors, passages)
    search.near()
    search.by_marks()
    search.whole(anywhere=False)
    search.in_pieces()
    search.whole(anywhere=True)
    search.by_words(names)
    search.by_marks()
    return [place or _guess(copy, anchors, one) for place, one in zip(search.found, passages, strict=True)], anchors


class _Search:
    """The steps of the search, each for what those before it did not find."""

    def __init__(self, copy: Copy, anchors: Anchors, passages: Sequence[Passage]) -> None:
        self._copy = copy
        self._anchors = anchors
        self._passages = passages
        self._order = sorted(range(len(passages)), key=lambda number: passages[number].spans)
        self._repeats = Counter(one.sha256 for one in passages)
        self.found: list[Place | None] = [None] * len(passages)

    def _missing(self) -> list[int]:
        return [number for number in self._order if self.found[number] is None]

    def _expected(self, number: int) -> int:
        """Where the passage begins if it moved with the nearest anchor."""
        spans = self._passages[number].spans
        return spans[0][0] + self._anchors.shifts(spans[0][0], spans[-1][1])[0]

    def _take(self, number: int, spans: Iterable[Span]) -> None:
        """Note the place of a passage that was found by its hash."""
        one, placed = self._passages[number], tuple(spans)
        texts = [self._copy.text[start:end] for start, end in placed]
        self.found[number] = Place(placed, " ".join(texts), "hash", 0.0)
        if self._repeats[one.sha256] == 1:
            for (start, _), text in zip(one.spans, texts, strict=True):
                self._anchors.add(self._copy, start, text)

    def near(self) -> None:
        """Look around the expected places, in reading order, so that each passage found tells of the next."""
        for number in self._order:
            one = self._passages[number]
            shape, expected = _shape(one.spans), self._expected(number)
            told = [one.spans[0][0] + shift for shift in self._anchors.shifts(one.spans[0][0], one.spans[-1][1])]
            starts = np.concatenate(
                (
                    self._copy.starts(shape, expected - _NEAR, expected + _NEAR),
                    *(self._copy.starts(shape, start, start + 1, anywhere=True) for start in told),
                )
            )
            self._take_nearest(number, [start for start, _ in self._copy.matches(shape, starts, {one.sha256})])

    def whole(self, *, anywhere: bool) -> None:
        """Look in the whole copy, once for all passages of one shape."""
        by_shape: dict[Shape, list[int]] = defaultdict(list)
        for number in self._missing():
            by_shape[_shape(self._passages[number].spans)].append(number)
        left = _EVERYWHERE if anywhere else _BETWEEN_WORDS
        for shape, numbers in sorted(by_shape.items(), key=lambda item: -len(item[1])):
            starts = self._copy.starts(shape, 0, len(self._copy.text), anywhere=anywhere)
            left -= len(starts)
            if left < 0:
                break
            places: dict[str, list[int]] = defaultdict(list)
            for start, digest in self._copy.matches(shape, starts, {self._passages[n].sha256 for n in numbers}):
                places[digest].append(start)
            for number in numbers:
                self._take_nearest(number, places[self._passages[number].sha256])

    def _take_nearest(self, number: int, starts: Sequence[int]) -> None:
        if starts:
            expected = self._expected(number)
            nearest = min(starts, key=lambda start: abs(start - expected))
            self._take(number, _placed(_shape(self._passages[number].spans), nearest))

    def in_pieces(self) -> None:
        """Look for passages of several spans between which something was put in or taken out."""
        missing = [number for number in self._missing() if len(self._passages[number].spans) > 1]
        anywhere = len(missing) * 16 * _NEAR <= _EVERYWHERE
        for number in missing:
            one = self._passages[number]
            torn = self._torn(one, anywhere=anywhere)
            if placed := next((spans for spans in torn if self._copy.digest(spans) == one.sha256), None):
                self._take(number, placed)

    def _torn(self, one: Passage, *, anywhere: bool) -> Iterator[tuple[Span, ...]]:
        """Places for the spans of which those up to one moved alike, and those after it."""
        shifts = self._anchors.shifts(one.spans[0][0], one.spans[-1][1])
        for cut, shift, is_first in product(range(1, len(one.spans)), shifts, (True, False)):
            still, loose = (one.spans[:cut], one.spans[cut:]) if is_first else (one.spans[cut:], one.spans[:cut])
            fixed = tuple((start + shift, end + shift) for start, end in still)
            if fixed[0][0] < 0 or fixed[-1][1] > len(self._copy.text):
                continue
            shape, expected = _shape(loose), loose[0][0] + shift
            for start in self._copy.starts(shape, expected - _NEAR, expected + _NEAR, anywhere=anywhere).tolist():
                moved = _placed(shape, start)
                yield fixed + moved if is_first else moved + fixed

    def by_words(self, names: Callable[[str], Iterable[str]]) -> None:
        """Look for the words of passages of one span whatever marks stand between them, then try other marks."""
        missing = [number for number in self._missing() if len(self._passages[number].spans) == 1]
        lengths = {number: end - start for number in missing for start, end in self._passages[number].spans}
        shortest, longest = (most(lengths.values(), default=0) for most in (min, max))
        number_of_words = len(self._copy.words[0])
        density = number_of_words / (len(self._copy.text) or 1)
        if number_of_words * (longest - shortest + 2 * _SLACK) * density <= _BY_WORDS / 4:
            steps = [(missing, 0, len(self._copy.text), shortest, longest)]
        else:
            steps = [
                ([number], at - _NEAR, at + _NEAR, lengths[number], lengths[number])
                for number in missing
                for at in [self._expected(number)]
            ]
        left = _BY_WORDS
        for numbers, low, high, least, most_characters in steps:
            wanted = {self._passages[number].name: number for number in numbers}
            for place, words in self._copy.windows(low, high, least - _SLACK, most_characters + _SLACK):
                for number in {wanted[name] for name in names(words) if name in wanted}:
                    if self.found[number] is None:
                        self._take_words(number, place)
                left -= 1
            if left < 0:
                break

    def _take_words(self, number: int, place: Span) -> None:
        text = self._typeset(number, _with_marks(self._copy.text, place))
        self.found[number] = Place((place,), text, "marks" if text else "words", 0.0)

    def by_marks(self) -> None:
        """Try other marks in what stands where the anchors say."""
        for number in self._missing():
            spans = self._passages[number].spans
            for shift in self._anchors.shifts(spans[0][0], spans[-1][1]):
                placed = tuple((start + shift, end + shift) for start, end in spans)
                if min(placed)[0] >= 0 and max(end for _, end in placed) <= len(self._copy.text):
                    there = " ".join(self._copy.text[start:end] for start, end in placed)
                    text = self._typeset(number, [there])
                    if text == there:
                        self._take(number, placed)
                    elif text is not None:
                        self.found[number] = Place(placed, text, "marks", 0.0)
                    if text is not None:
                        break

    def _typeset(self, number: int, texts: Iterable[str]) -> str | None:
        """What of `texts`, its marks and spaces set in other ways, has the passage's hash."""
        digest = self._passages[number].sha256
        for text in texts:
            if len(text) > _SET_AGAIN:
                return None
            forms = {text}
            for ways in _MARKS:
                forms |= {way(form) for form in forms for way in ways}
            for form in forms:
                if _sha256(form) == digest:
                    return form
        return None


def _shape(spans: Sequence[Span]) -> Shape:
    return tuple((start - spans[0][0], end - start) for start, end in spans)


def _placed(shape: Shape, start: int) -> tuple[Span, ...]:
    return tuple((start + offset, start + offset + length) for offset, length in shape)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _guess(copy: Copy, anchors: Anchors, one: Passage) -> Place | None:
    """Where the anchors around a passage say that it should stand; null where they leave it no room."""
    start, end = one.spans[0][0], one.spans[-1][1]
    left, right = anchors.around(start, end)
    if left and right:
        room, was = right[1] - left[1], right[0] - left[0]
        low, high = left[1] + start - left[0], right[1] - (right[0] - end)
        if room < 0 or high - low < (end - start) * _LEFT:
            return None
        return Place(((low, high),), None, "anchors", min(1.0, abs(room - was) / (end - start)))
    point = left or right
    if point is None:
        return None
    low, high = start + point[1] - point[0], end + point[1] - point[0]
    return Place(((low, high),), None, "anchors", None) if low >= 0 and high <= len(copy.text) else None


_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile("['‘’‚`´]")
_DASH = re.compile(r"[‒–—―]|--|(?<=\s)-(?=\s)")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_GAP = re.compile(r"\s+")
_BEFORE_OPENING = frozenset("([—–-")


def _curled(mark: re.Pattern[str], opening: str, closing: str) -> Callable[[str], str]:
    def set_mark(match: re.Match[str]) -> str:
        before = match.string[match.start() - 1 : match.start()]
        return opening if not before or before.isspace() or before in _BEFORE_OPENING else closing

    return lambda text: mark.sub(set_mark, text)


def _all(mark: re.Pattern[str], other: str) -> Callable[[str], str]:
    return lambda text: mark.sub(other, text)


_MARKS: tuple[tuple[Callable[[str], str], ...], ...] = (
    (_all(_DOUBLE, '"'), _curled(_DOUBLE, "“", "”"), _curled(_DOUBLE, "«", "»")),
    (_all(_SINGLE, "'"), _all(_SINGLE, "’"), _curled(_SINGLE, "‘", "’")),
    tuple(_all(_DASH, dash) for dash in ("–", "—", "-", "--")),
    (_all(_ELLIPSIS, "…"), _all(_ELLIPSIS, "...")),
    (_all(_GAP, " "), lambda text: _GAP.sub(lambda gap: "\n\n" if "\n" in gap.group() else " ", text)),
)
"""The ways in which one sets quotation marks, apostrophes, dashes, ellipses and spaces; each is tried with each."""


def _with_marks(text: str, place: Span) -> Iterator[str]:
    """The words at `place`, with and without the marks that touch them."""
    start, end = place
    before = re.search(r"[^\w\s]*\Z", text[max(0, start - _TOUCHING) : start])
    after = re.match(r"[^\w\s]*", text[end : end + _TOUCHING])
    lefts = [start - number for number in range(len(before.group() if before else "") + 1)]
    rights = [end + number for number in range(len(after.group() if after else "") + 1)]
    for low, high in product(lefts, rights):
        yield text[low:high]
