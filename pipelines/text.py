"""The shape of a text: words, paragraphs, sentences and quotation marks.

Everything here is a pure function of one string and speaks in half-open spans of code points. What the shapes *mean*
(who speaks, what is boilerplate, what is a copy) belongs to the stages.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included; `closed` is false where no closing mark was printed."""

    start: int
    end: int
    closed: bool


# A word is a run of letters and digits or one other visible character: the unit of tags, shingles and lengths.
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"``|''|[\"“”„‟«»＂]|[‘’‚'](?!')")
_SINGLE = frozenset("‘’‚'")
_OPENS_AFTER = frozenset("([{—–-/“\"‘'«")
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-/…”\"’'»")
# A single mark closes before a gap or a mark: firmly after a stop, else after anything but a gap.
_CLOSES_FIRMLY, _CLOSES_LOOSELY = (
    re.compile(rf"(?<={before})[’'](?![^\s{re.escape(''.join(sorted(_CLOSES_BEFORE)))}])")
    for before in ("[.,!?…]", r"\S")
)
# From the first stop of a run only and without giving back, so that a long run is read once.
_TERMINATOR = re.compile(r"(?<![.!?…])[.!?…]++[\"”“’'»)\]]*+(?=\s)")
_GAP = re.compile(r"\s*")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_FIRST_WORD = re.compile(r"[\"“‘'(\[]*+(\w+)")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col sgt maj capt cmdr adm sen rep gov pres rev hon st ste mt ft no vs etc "
    "inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun jr sr dept est fig approx supt insp det amb min".split()
)
# After "U.S." or an initial a new sentence starts only at a word that can hardly continue a name.
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those there in on at but and so if when while as "
    "for after before however meanwhile still yet".split()
)


# One stage asks for the same shape of the same text several times in a row.
_RECENT = lru_cache(maxsize=8)


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the words of `text` from `start` to `end`, in order; white space belongs to none."""
    return [Span(*match.span()) for match in _WORD.finditer(text, start, len(text) if end is None else end)]


@_RECENT
def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the non-empty lines of `text`; a newline ends a paragraph."""
    lines = (trim(text, *match.span()) for match in _LINE.finditer(text))
    return tuple(line for line in lines if line.start < line.end)


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = _GAP.match(text, match.end(), end).end()  # type: ignore[union-attr]
    if following == end:
        return True
    if text[following].isalpha() and not text[following].isupper():
        return False
    if match.group()[0] != ".":
        return True
    stem = text[max(0, match.start() - 24) : match.start()].rsplit(None, 1)
    last = stem[-1].lstrip("\"“‘'([") if stem else ""
    if last.lower() in _ABBREVIATIONS:
        return False
    if (len(last) == 1 and last.isupper()) or _INITIALS.fullmatch(last):
        starter = _FIRST_WORD.match(text, following, end)
        return starter is not None and starter.group(1).lower() in _STARTERS
    return True


@_RECENT
def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, closing quotation marks included; none runs over a newline."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _TERMINATOR.finditer(text, paragraph.start, paragraph.end):
            if match.end() > start and _ends_sentence(text, match, paragraph.end):
                found.append(trim(text, start, match.end()))
                start = match.end()
        rest = trim(text, start, paragraph.end)
        if rest.start < rest.end:
            found.append(rest)
    return tuple(found)


def _first_within(ends: Sequence[int], after: int, limit: int) -> int | None:
    """The first of `ends` (sorted) in (after, limit], or None."""
    index = bisect_right(ends, after)
    return ends[index] if index < len(ends) and ends[index] <= limit else None


@_RECENT
def quotations(text: str) -> tuple[Quotation, ...]:
    """Stretches between quotation marks, found by what stands beside a mark rather than by its direction.

    News prints marks the wrong way round (`end of everything,“ he said`), straight, angular or doubled (``like this''),
    so the glyph decides nothing. No stretch crosses a newline: a quotation over several paragraphs opens anew in each,
    and the unclosed one runs to the end of its paragraph. Single marks count outside double ones only.
    """
    found: list[Quotation] = []
    firm, loose = ([match.end() for match in mark.finditer(text)] for mark in (_CLOSES_FIRMLY, _CLOSES_LOOSELY))
    for paragraph in paragraphs(text):
        opened: int | None = None
        skip_to = paragraph.start
        for match in _MARK.finditer(text, paragraph.start, paragraph.end):
            start, end = match.span()
            if start < skip_to:
                continue
            before = text[start - 1] if start > paragraph.start else " "
            after = text[end] if end < paragraph.end else " "
            may_open = before.isspace() or before in _OPENS_AFTER
            may_close = after.isspace() or after in _CLOSES_BEFORE
            if match.group() in _SINGLE:
                if opened is None and may_open and after.isalpha():
                    close = _first_within(firm, end, paragraph.end) or _first_within(loose, end, paragraph.end)
                    if close is not None:
                        found.append(Quotation(start, close, True))
                        skip_to = close
                continue
            if opened is None:
                if may_open or not may_close:
                    opened = start
            elif may_open and not may_close:
                found.append(Quotation(opened, start, False))
                opened = start
            else:
                found.append(Quotation(opened, end, True))
                opened = None
        if opened is not None:
            found.append(Quotation(opened, paragraph.end, False))
    return tuple(found)


def containing(spans: Sequence[tuple[int, ...]], position: int) -> int | None:
    """Index of the span of `spans` (sorted, disjoint) that holds `position`, or None."""
    index = bisect_left(spans, (position + 1,)) - 1
    return index if index >= 0 and position < spans[index][1] else None


def places(spans: Sequence[tuple[int, ...]], positions: Iterable[int]) -> Iterator[int | None]:
    """What `containing` says of each of `positions` (ascending), in one walk along `spans`."""
    index, count = 0, len(spans)
    for position in positions:
        while index < count and spans[index][1] <= position:
            index += 1
        yield index if index < count and spans[index][0] <= position else None


def quoted_words(text: str, spans: Sequence[Span]) -> Iterator[bool]:
    """For each word, whether it stands inside quotation marks (the marks themselves do)."""
    return (index is not None for index in places(quotations(text), (span.start for span in spans)))
