"""The shape of a text: words, paragraphs, sentences and quotation marks.

Everything here is a pure function of one string and speaks in half-open spans of code points. What the shapes *mean*
(who speaks, what is boilerplate, what is a copy) belongs to the stages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
_MARK = re.compile(r"``|''|[\"“”„‟«»＂]|[‘’‚'](?!')")
_SINGLE = frozenset("‘’‚'")
_OPENS_AFTER = frozenset("([{—–-/“\"‘'«")
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-/…”\"’'»")
_TERMINATOR = re.compile(r"[.!?…]+[\"”“’'»)\]]*(?=\s)")
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


def words(text: str) -> list[Span]:
    """Spans of the words of `text` in order; white space belongs to none."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def paragraphs(text: str) -> list[Span]:
    """Spans of the non-empty lines of `text`; a newline ends a paragraph."""
    return [trim(text, *match.span()) for match in _PARAGRAPH.finditer(text)]


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : end].lstrip()
    if not following:
        return True
    first = following.lstrip("\"“”‘'«([")[:1]
    if not (first.isupper() or first.isdigit()) and following[:1].isalpha():
        return False
    if match.group()[0] != ".":
        return True
    stem = text[max(0, match.start() - 24) : match.start()].rsplit(None, 1)
    last = stem[-1].lstrip("\"“‘'([") if stem else ""
    if last.lower() in _ABBREVIATIONS:
        return False
    if (len(last) == 1 and last.isupper()) or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last):
        starter = re.match(r"[\"“‘'(\[]*(\w+)", following)
        return starter is not None and starter.group(1).lower() in _STARTERS
    return True


def sentences(text: str) -> list[Span]:
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
    return found


def _closing_single(text: str, start: int, end: int) -> int | None:
    """Where a single mark opened at `start` closes: at a mark after punctuation, or else at the first before a gap."""
    fallback = None
    for match in re.finditer("[’']", text[start:end]):
        at = start + match.start()
        after = text[at + 1 : at + 2]
        if after and not (after.isspace() or after in _CLOSES_BEFORE):
            continue
        if text[at - 1] in ".,!?…":
            return at + 1
        if fallback is None and not text[at - 1].isspace():
            fallback = at + 1
    return fallback


def quotations(text: str) -> list[Quotation]:
    """Stretches between quotation marks, found by what stands beside a mark rather than by its direction.

    News prints marks the wrong way round (`end of everything,“ he said`), straight, angular or doubled (``like this''),
    so the glyph decides nothing. No stretch crosses a newline: a quotation over several paragraphs opens anew in each,
    and the unclosed one runs to the end of its paragraph. Single marks count outside double ones only.
    """
    found: list[Quotation] = []
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
                    close = _closing_single(text, end, paragraph.end)
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
    return found


def containing(spans: Sequence[tuple[int, ...]], position: int) -> int | None:
    """Index of the span of `spans` (sorted, disjoint) that holds `position`, or None."""
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index if index >= 0 and position < spans[index][1] else None


def quoted_words(text: str, spans: Sequence[Span]) -> Iterator[bool]:
    """For each word, whether it stands inside quotation marks (the marks themselves do)."""
    stretches = quotations(text)
    for span in spans:
        yield containing(stretches, span.start) is not None
