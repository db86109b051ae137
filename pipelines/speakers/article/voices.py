"""Whose words an unquoted paragraph is, by how a text is set: turns, interviews, hearings, speeches, letters, columns.

Only the layout is read here, and what it says is a span of the text that names the voice, or that the one interviewed
speaks. Which entity that is, and quotations inside quotation marks, belong to `first_person`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.speakers.lexicon.given_names import FEMALE, MALE
from pipelines.speakers.lexicon.heads import FUNCTION_WORDS
from pipelines.text import Span, paragraphs, quotations

MAX_LINE = 300
"""Characters of a headline, byline or signature that are looked at."""
_LETTER = r"[^\W\d_]"
_WORD = rf"[A-Z]{_LETTER}{{0,30}}(?:(?:-|\.|[’'](?=[A-Z])){_LETTER}{{1,30}}){{0,3}}"
_PART = rf"(?:[A-Z]\.(?:\s?[A-Z]\.){{0,3}}|(?:de|van|von|der|den|bin|al|el|la|le|di|da|du)|{_WORD})"
_NAME = rf"(?:[A-Z]\.\s?){{0,4}}{_WORD}(?:\s{_PART}){{0,5}}"
# "NAME:", "**NAME**:", "((NAME))", "[NAME]", "Q." at the start of a paragraph.
_TURN = re.compile(
    r"[“\"„«]?(?:"
    r"\(\((?P<double>[^\n()]{1,60})\)\)"
    r"|\*\*(?P<bold>[^\n*:]{1,60}):?\*\*:?"
    r"|\[(?P<square>[^\n\]:]{1,60})\]:?"
    r"|(?P<plain>[A-Z@][^\n:*\[\]“”\"«»!?;]{0,60}):"
    r"|(?P<letter>[QA])\.?"
    r")(?=\s+\S)"
)
_FIRST = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours)\b(?!\.)|\b(?:I|We|we)[’']", re.ASCII)
_QUESTIONER = frozenset("q question interviewer host reporter moderator".split())
_ANSWERER = frozenset("a answer interviewee".split())
_SPEECH_NOUN = r"(?:remarks|statement|speech|address|testimony|lecture|keynote|message|sermon|eulogy|homily)"
_TITLES = (
    r"(?:(?:H\.\s?E\.|(?:Prime|Vice|Foreign|Chief|First|Deputy)\s(?:Minister|President|Justice|Lady)|President|Premier|"
    r"Chancellor|Senator|Sen\.|Rep\.|Gov\.|Governor|Secretary(?:\sof\s[A-Z]\w+|-General)?|Minister|Ambassador|Speaker|"
    r"Judge|Justice|Chairman|Chair|General|Gen\.|Dr\.|Mr\.|Mrs\.|Ms\.|Professor|Prof\.|Sir|Dame|Lord|Hon\.|Pope|King|"
    r"Queen|the)\s)*"
)
_SPOKEN_BY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:{_SPEECH_NOUN})\s(?:(?:delivered|given|made|issued|as\sprepared|prepared)\s)?(?i:by|of|from)\s{_TITLES}"
        rf"(?P<name>{_NAME})",
        rf"\b{_TITLES}(?P<name>{_NAME})[’']s?\s(?:\w+\s){{0,2}}?(?i:{_SPEECH_NOUN})\b",
        rf"\b(?i:inaugural\s\w+)\s{_TITLES}(?P<name>{_NAME})",
        rf"\b{_TITLES}(?P<name>{_NAME})\s(?:Floor|Opening|Closing|Keynote|Victory)\s(?i:{_SPEECH_NOUN})\b",
        rf"\b{_TITLES}(?P<name>{_NAME})\s(?:delivered|made|gave|issued)\s(?:\w+\s){{0,4}}?(?i:{_SPEECH_NOUN})\b",
    )
)
_MY_NAME = re.compile(
    rf"\b[Mm]y\sname\sis\s(?P<name>{_NAME})|\bARGUMENT\sOF\s{_TITLES}(?P<name2>[A-Z][A-Z.’' -]{{2,50}}?)\s(?:ON|FOR)\b"
)
_COURT = re.compile(r"\b(?:your honou?rs?|may it please (?:the|this) court|my lords?)\b", re.IGNORECASE)
_TO_BENCH = re.compile(rf"{_COURT.pattern}|\b(?-i:(?:Chief )?Justice [A-Z]\w+[.,?])", re.IGNORECASE)
_ADVOCATE = r"(?:Mr|Ms|Mrs|Miss|Dr)\.? [A-Z][\w’'-]+|General [A-Z][\w’'-]+"
_TO_ADVOCATE = re.compile(rf"(?:\w+,? ){{0,2}}(?:Counsel(?:or)?|General|{_ADVOCATE})[,.?]")
# "Mr. Venn, please proceed", "Dr. Holm." alone, "Ms. Rask, you are not saying": who is called up or asked.
_CALLED = re.compile(
    rf"(?:^|[.?!,]\s)(?P<name>{_ADVOCATE})(?:\.?$|,?\s(?:please|you\smay)\b|,\s(?:you|is|are|do|does|can|what|how|why|but)\b)",
    re.MULTILINE,
)
_BYLINE = re.compile(rf"By\s(?P<name>{_NAME})(?:,[^\n]{{0,80}})?", re.IGNORECASE)
_ROLE = (
    r"(?:reporter|correspondent|columnist|editor|writer|author|journalist|professor|lecturer|fellow|novelist|critic|"
    r"blogger)"
)
_ABOUT = re.compile(
    rf"{_TITLES}(?P<name>{_NAME})(?:,\s[^\n.]{{1,60}}?,|\s\([^\n)]{{1,40}}\))?\s"
    r"(?:is|was|are|writes|edits|chairs|serves|teaches|leads|directs|runs|hosts|works|covers|represents)\b"
)
_STAFF = re.compile(rf"(?P<name>{_NAME})\sis\s[^\n.]{{0,60}}\b{_ROLE}\b")
_FOLLOW = re.compile(rf"(?:Follow|Contact|Email|Write\sto|Reach)\s(?P<name>{_NAME})\s(?:on|at|@|by)\b")
_EXCERPT = re.compile(
    rf"\bby\s(?P<name>{_NAME})(?=[.,;\s]{{1,3}}[^\n]{{0,80}}(?:Copyright|©|[Rr]eprinted|[Ee]xcerpted))"
)
_COLUMN = re.compile(rf"(?P<name>{_NAME}):\s")
_SIGNATURE = re.compile(rf"(?P<name>@\w{{2,30}}|{_NAME})\.?")
_ASKED = re.compile(r"We (?:asked|invited)\b[^\n.?]{0,40}\b(?:readers|followers)\b")
LEAST_OWN = 2
"""Words in the first person that an article needs before "Holm is a trader" at its end can be about its author."""
MAX_TITLE = 160
"""Characters of a line below the headline that may say whose speech it is."""
MAX_LETTER = 8
"""Paragraphs of a letter before its signature."""
MAX_LAST_TURN = 12
"""Paragraphs without a label that still belong to the last turn."""


class Voice(NamedTuple):
    """Who speaks: the span of a name, or none where it is the one interviewed; `score` as the layout is sure."""

    span: Span | None
    score: float
    is_label: bool = False


NOBODY = Voice(Span(0, 0), 0.0)
"""Somebody whose name the layout does not tell: who asks, a judge, a letter without a signature."""


class Page(NamedTuple):
    """A text's paragraphs with the voice of each; None where the layout says nothing."""

    starts: tuple[int, ...]
    voices: tuple[Voice | None, ...]

    def voice(self, position: int) -> Voice | None:
        """The voice of the paragraph around `position`."""
        index = bisect_right(self.starts, position) - 1
        return self.voices[index] if index >= 0 else None


@lru_cache(maxsize=8)
def page(text: str) -> Page:
    """The voices of a text, paragraph by paragraph; of several layouts the more particular one wins."""
    found = paragraphs(text)
    voices: list[Voice | None] = [None] * len(found)
    for reader in (_turns, _letters, _unlabelled, _hearing):
        if reader(text, found, voices):
            break
    else:
        voice = _speech(text, found) or _column(text, found)
        if voice is not None:
            voices = [each or voice for each in voices]
    return Page(tuple(span.start for span in found), tuple(voices))


# --- turns with labels --------------------------------------------------------------------------------------------


def _label(text: str, paragraph: Span) -> Span | None:
    match = _TURN.match(text, paragraph.start, min(paragraph.end, paragraph.start + MAX_LINE))
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    span = Span(*match.span(group))
    words = text[slice(*span)].split()
    if group in ("plain", "bold", "square") and (len(words) > 5 or not _named(words)):
        return None
    if group == "letter" and text[match.end() - 1] != "." and text[match.end() : match.end() + 2] != "  ":
        return None
    return span


def _named(words: Sequence[str]) -> bool:
    """Whether all words but particles and what stands in brackets are capitalised, as in a name."""
    return all(
        word[:1].isupper() or word[:1] in "(@" or word in {"de", "van", "von", "bin", "al", "of"} for word in words
    )


def _turns(text: str, found: Sequence[Span], voices: list[Voice | None]) -> bool:
    """Turns with labels: a label's words go on until the next one, where the text is one of turns."""
    labels = [(index, span) for index, paragraph in enumerate(found) if index and (span := _label(text, paragraph))]
    keys = [text[slice(*span)].strip(" .").casefold() for _, span in labels]
    counts = Counter(keys)
    if len(counts) < 2 or not any(_FIRST.search(text, *found[index]) for index, _ in labels):
        return False
    interview = len(labels) >= 4 and max(counts.values()) > 1
    for number, ((index, span), key) in enumerate(zip(labels, keys, strict=True)):
        voice = Voice(None, 0.85) if key in _ANSWERER else NOBODY if key in _QUESTIONER else Voice(span, 0.9, True)
        last = labels[number + 1][0] if number + 1 < len(labels) else min(len(found), index + MAX_LAST_TURN)
        for each in range(index, last if interview else index + 1):
            voices[each] = voice
    return interview


# --- letters ------------------------------------------------------------------------------------------------------


def _letters(text: str, found: Sequence[Span], voices: list[Voice | None]) -> bool:
    """A page of readers' letters: each belongs to the name or account printed alone below it."""
    lines = {text[slice(*span)].strip(" .:").casefold() for span in found}
    if not lines & {"letters", "letters to the editor", "your letters", "readers' letters", "facebook", "twitter"}:
        return False
    signed: list[tuple[int, Span]] = []
    for index, span in enumerate(found):
        match = _SIGNATURE.fullmatch(text, *span) if span.end - span.start < 50 else None
        heading = text[slice(*span)].strip(" .").isupper()
        if match and not heading and (match["name"][0] == "@" or " " in match["name"]):
            signed.append((index, Span(*match.span("name"))))
    if len(signed) < 2:
        return False
    for number, (index, name) in enumerate(signed):
        first = signed[number - 1][0] + 1 if number else 1
        for each in range(max(first, index - MAX_LETTER), index):
            heading = text[slice(*found[each])].strip(" .").isupper()
            if heading:
                for before in range(first, each + 1):
                    voices[before] = NOBODY
            else:
                voices[each] = Voice(name, 0.75)
        # Where the paper itself asks its readers, nobody is named.
        for each in range(max(first, index - MAX_LETTER), index):
            if _ASKED.match(text, *found[each]):
                voices[each] = NOBODY
    return True


# --- interviews and hearings without labels -----------------------------------------------------------------------


def asks(text: str, span: Span) -> bool:
    """Whether a paragraph ends with a question."""
    return text[slice(*span)].rstrip(" ”\"'’)").endswith("?")


def _quoted_share(text: str) -> float:
    return sum(end - start for start, end, _ in quotations(text)) / max(1, len(text))


def _unlabelled(text: str, found: Sequence[Span], voices: list[Voice | None]) -> bool:
    """Questions and answers without labels: paragraphs that ask, each followed by one that says I."""
    asked = [index for index, span in enumerate(found) if index and asks(text, span)]
    asking = frozenset(asked)
    answered = [i for i in asked if i + 1 < len(found) and i + 1 not in asking and _FIRST.search(text, *found[i + 1])]
    if len(asked) < 3 or 2 * len(answered) < len(asked) or _quoted_share(text) > 0.15 or _COURT.search(text):
        return False
    for index in range(asked[0], min(len(found), asked[-1] + MAX_LAST_TURN)):
        voices[index] = NOBODY if index in asking else Voice(None, 0.7)
    return True


def _hearing(text: str, found: Sequence[Span], voices: list[Voice | None]) -> bool:
    """A hearing printed without labels: who says to whom he speaks to the bench, and who asks him sits on it."""
    if len(_COURT.findall(text[:20_000])) < 2 or _quoted_share(text) > 0.15:
        return False
    pleads = [Span(*match.span("name" if match["name"] else "name2")) for match in _MY_NAME.finditer(text)]
    called = pleads or [Span(*match.span("name")) for match in _CALLED.finditer(text)]
    for index, span in enumerate(found[1:], start=1) if called else ():
        before = [name for name in called if name.start < span.end]
        voices[index] = _at_the_bar(text, span, (before or called[:1])[-1])
    return bool(called)


def _at_the_bar(text: str, span: Span, name: Span) -> Voice | None:
    words = text[slice(*span)]
    if span.start <= name.start < span.end or _TO_BENCH.search(words):
        return Voice(name, 0.75)
    if _TO_ADVOCATE.match(words) or asks(text, span):
        return NOBODY
    return Voice(name, 0.6) if len(words) > 150 else NOBODY


# --- speeches and columns -----------------------------------------------------------------------------------------


def _first_persons(text: str) -> Iterator[int]:
    marks = quotations(text)
    at = 0
    for match in _FIRST.finditer(text):
        while at < len(marks) and marks[at].end <= match.start():
            at += 1
        if at == len(marks) or match.start() < marks[at].start:
            yield match.start()


def _speech(text: str, found: Sequence[Span]) -> Voice | None:
    """The one whose remarks the headline or the lines below it announce, where the text is all in the first person."""
    words = max(1, text.count(" "))
    said = sum(1 for _ in _first_persons(text))
    if said < 6 or said * 300 < words or _quoted_share(text) > 0.2:
        return None
    for number, span in enumerate(found[:4]):
        line = text[span.start : min(span.end, span.start + MAX_LINE)]
        for pattern in _SPOKEN_BY if len(line) < MAX_TITLE or not number else _SPOKEN_BY[-1:]:
            match = pattern.search(line)
            if match and _AND.match(line, match.end("name")):
                return None
            if match and match["name"].split()[-1].casefold() not in _NO_NAMES:
                return Voice(Span(span.start + match.start("name"), span.start + match.end("name")), 0.85)
    names = [match for match in _MY_NAME.finditer(text) if match["name"]]
    return Voice(Span(*names[0].span("name")), 0.85) if len(names) == 1 else None


_AND = re.compile(r" (?:and|&) [A-Z]")
_NO_NAMES = frozenset("president minister secretary government speaker house senate court union nations".split())


def _column(text: str, found: Sequence[Span]) -> Voice | None:
    """The author: a byline, "X is a professor at …" at the end, "Follow X on …", or a column headed by a name."""
    if len(found) < 3:
        return None
    for span in found[1:4]:
        match = _BYLINE.fullmatch(text, span.start, min(span.end, span.start + MAX_LINE))
        if match and match["name"][0].isupper() and " " in match["name"]:
            return Voice(Span(*match.span("name")), 0.85)
    own = 0
    for own, _ in enumerate(_first_persons(text), start=1):
        if own == LEAST_OWN:
            break
    for span in reversed(found[-3:]):
        end = min(span.end, span.start + MAX_LINE)
        for pattern in (_STAFF, _FOLLOW, _ABOUT) if own == LEAST_OWN else (_STAFF, _FOLLOW):
            match = pattern.match(text, span.start, end)
            if match and (pattern is _STAFF or " " in match["name"]) and _new_here(text, match["name"], span.start):
                return Voice(Span(*match.span("name")), 0.8)
        match = _EXCERPT.search(text, span.start, span.end)
        if match:
            return Voice(Span(*match.span("name")), 0.8)
    match = _COLUMN.match(text, found[0].start, min(found[0].end, found[0].start + MAX_LINE))
    parts = match["name"].split() if match else []
    if match and len(parts) > 1 and parts[0].casefold() in MALE | FEMALE and parts[-1] not in text[found[0].end :]:
        return Voice(Span(*match.span("name")), 0.75)
    return None


def _new_here(text: str, name: str, start: int) -> bool:
    """Whether an article does not speak of the name before: one that it reports on is not its author."""
    if name.split()[0].casefold() in FUNCTION_WORDS:
        return False
    return re.search(rf"\b{re.escape(name.split()[-1])}\b", text[:start]) is None
