"""Sentences that doubt that a source said what it is said to have said.

Few patterns, each plain about the saying itself: a denial of the facts ("denied that troops had crossed") is no dispute
of the quotation. Which quotation a sentence means is looked for in `doubted`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.text import Span

MAX_SENTENCE = 600
"""Characters of a sentence that are searched."""
_MAX_WHO = 90
_SAYING = (
    r"(?:said|say|saying|made|make|making|issu(?:e|ed|ing)|publish(?:ed|ing)?|releas(?:e|ed|ing)|"
    r"promulgat(?:e|ed|ing)|post(?:ed|ing)?|stat(?:e|ed|ing)|given?|giving|utter(?:ed)?|announc(?:e|ed|ing)|spoken|"
    r"confirmed|written|tweet(?:ed)?|told)"
)
_WORDS = r"(?:thing|statements?|remarks?|comments?|quotes?|quotations?|words|announcements?|information|tweets?|posts?)"
_POINTER = r"(?:that|so|it|this|any|such|the|those|these)"
_SUCH = r"(?:any )?(?:such|this|that|the|these|those)"
_NAME = r"(?-i:(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}))"
_HAD = r"(?:had |has |have )?"
# "denied saying (that) the dam would fail", and not "denied saying so", "… such a thing", "… the remarks".
_CLAUSE = (
    r"(?P<that>(?: that)? (?!(?:any |such |this |that |the |these |those |a )*"
    rf"(?:so|it|them|as much|anything|{_WORDS})\b)(?=[^\W\d_]))"
)
# What somebody is said to have said; a recording or a letter may be forged as well.
_SAID = r"(?:remarks?|quotes?|quotations?|comments?|words|(?:recording|video|interview|tweet|post|letter)s?)"
_ATTRIBUTED = (
    r"(?: (?:that (?:was|were|had been) )?(?:attributed|ascribed) to (?P<who>[^.,;“”\"]{2,60}?)"
    r"(?=[.,;“”\"]| (?:was|were|is|are|had|has|have|could|that)\b|$))?"
)
_FORGED = (
    r"(?:(?:taken |quoted |ripped )?out of (?:its |their )?context|fabricat(?:ed|ion)s?|invented|made up|doctored|"
    r"forged|fakes?|a (?:forgery|fabrication|fake)|(?:mis|wrongly |falsely )attributed|misquoted|misreported)"
)
_VERIFY = r"(?:verif(?:y|ied)|authenticated?|confirm(?:ed)?)"
_UNABLE = r"(?:could not|cannot|can ?not|couldn[’']t|(?:has|have|had) not|(?:was|were) (?:unable to|not able to))"
_BE = r"(?: (?:yet|be|been|immediately|independently))*"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Word that must be there, and pattern. `who` is in the pattern or else the words before it; where `that` is there, the
# clause behind it is what was said; where `any` is there, it may be anybody's and the one quoted last is meant.
_PATTERNS = (
    (
        "neither",
        _compile(
            rf"\bneither\b(?P<who>[^.;]{{2,120}}?)\b(?:had|has|have|appear|seem)(?:s|ed)?\b[^.;]{{0,40}}?\b{_SAYING}\b"
            rf"(?= (?:so|it|that|as much|anything)\b| {_SUCH}(?: \w+)? {_WORDS}\b| {_SUCH} thing\b|[.,;]|$)"
        ),
    ),
    (
        "no ",
        _compile(
            r"\bno (?:public )?(?:record|evidence|trace|transcript) (?:of|that) "
            rf"(?P<who>[^.,;“”\"]{{2,60}}?)(?:\bever )?\b{_SAYING}\b(?P<that> that\b)?"
        ),
    ),
    (
        "den",
        _compile(
            rf"\bden(?:ie[sd]|y|ying) (?:(?:that )?(?:he|she|they|it) )?(?:ever )?"
            rf"(?:(?:having (?:ever )?)?(?:said|told \w+|stated|claimed|saying|stating|claiming){_CLAUSE}|"
            rf"(?:making|saying|giving|having (?:ever )?(?:said|made|issued|told|given))(?: {_POINTER})?\b)"
        ),
    ),
    (
        "denie",
        _compile(
            rf"\bdenie[sd] (?:that )?(?:he|she|they|it|the \w+|{_NAME}) "
            rf"{_HAD}(?:ever )?(?:(?:said|told \w+|stated|claimed){_CLAUSE}|"
            rf"(?:said|made|issued|told|given|uttered|spoken)(?: {_POINTER}\b|[.,]))"
        ),
    ),
    ("never", _compile(rf"\bnever (?:in fact |actually |publicly )?{_SAYING} {_SUCH}(?: a)? {_WORDS}\b")),
    (
        "never",
        _compile(
            rf"\bnever (?:in fact |actually |publicly )?(?:said|told \w+|claimed|stated)"
            rf"(?:{_CLAUSE}| (?:so|it|as much|anything (?:of the (?:kind|sort)|like (?:it|that)))\b)"
        ),
    ),
    ("not ", _compile(rf"\bnot (?:in fact |actually |publicly )?{_SAYING} {_SUCH}(?: a)? {_WORDS}\b")),
    (
        "",
        _compile(
            rf"\b{_SAID}\b{_ATTRIBUTED}[^.;]{{0,60}}? (?:was|were|is|are|been|being|as) "
            rf"(?:[a-z]+ly |a )?{_FORGED}\b"
        ),
    ),
    ("misquot", _compile(r"\bmisquot(?:ed|es|ing)\b")),
    (
        "quot",
        _compile(
            r"\b(?:retract|withdraw|withdrew|remov)(?:ed|s|ing|n)? (?:the|its|that|this|a) (?:quotes?|quotations?)\b"
            + _ATTRIBUTED
        ),
    ),
    (
        "verif",
        _compile(
            rf"\b{_UNABLE}{_BE} {_VERIFY} (?:the |that |this |those |these )?(?:authenticity of (?:the |that |this )?)?"
            rf"(?P<any>{_SAID})\b{_ATTRIBUTED}(?P<that> that\b)?"
        ),
    ),
    ("verif", _compile(rf"\b(?P<any>{_SAID})\b{_ATTRIBUTED}[^.;]{{0,40}}? {_UNABLE}{_BE} {_VERIFY}\b")),
    (
        "verif",
        _compile(
            rf"\b{_UNABLE}{_BE} {_VERIFY} (?:that|whether) (?P<who>[^.,;“”\"]{{2,60}}?) (?:had |has )?"
            r"(?:actually |really |ever )?(?:said|made|uttered) (?P<that>that\b)?"
        ),
    ),
    (
        "attribut",
        _compile(
            r"\b(?:disput|contest|reject|challeng)(?:ed|es|ing|e) (?:the |that |this )?(?:accuracy of (?:the )?)?"
            r"(?:quotes?|quotations?|remarks?|comments?|words|statements?) (?:attributed|ascribed) to "
            r"(?P<who>[^.,;“”\"]{2,60})"
        ),
    ),
)
_INSTEAD = re.compile(r"[“\"]([^”\"]{8,400})[”\"]")


class Doubt(NamedTuple):
    """A doubting sentence: where in it those are named whose saying is doubted, and the words that are, where it says.

    `anybody`: nobody has to be named; whoever is quoted last before it is meant.
    """

    sentence: Span
    who: Span
    said: str = ""
    anybody: bool = False


def doubts(text: str, sentences: Sequence[Span]) -> list[Doubt]:
    """The doubting sentences of a text in order, one entry each."""
    found = []
    for sentence in sentences:
        piece = text[sentence.start : min(sentence.end, sentence.start + MAX_SENTENCE)]
        lowered = piece.lower()
        if not any(hint in lowered for hint in _HINTS):
            continue
        for needed, pattern in _PATTERNS:
            match = pattern.search(piece) if needed in lowered else None
            if match is None:
                continue
            groups = match.groupdict()
            if groups.get("who"):
                start, end = match.span("who")
            elif match.re.pattern.startswith(r"\bmisquot"):
                start, end = max(0, match.start() - _MAX_WHO), min(len(piece), match.end() + _MAX_WHO)
            else:
                end = match.start()
                start = max(0, end - _MAX_WHO, *(piece.rfind(mark, 0, end) + 1 for mark in ",;:"))
            quoted = _INSTEAD.search(piece)
            said = piece[match.end() :] if groups.get("that") else quoted.group(1) if quoted else ""
            anybody = bool(groups.get("any")) and not groups.get("who")
            found.append(Doubt(sentence, Span(sentence.start + start, sentence.start + end), said, anybody))
            break
    return found


_HINTS = (
    "neither", "no record", "no public", "no evidence", "no trace", "no transcript", "den", "never", "not ", "context",
    "n’t", "n't", "fabricat", "invented", "made up", "doctored", "forge", "fake", "attributed", "misquot", "misreport",
    "retract", "withdr", "remov", "verif", "unable",
)  # fmt: skip
"""One of these stands in every doubting sentence; most sentences hold none."""
