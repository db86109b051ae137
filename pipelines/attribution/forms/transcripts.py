"""Turns of speech in print: lines that begin with the speaker's name and a colon, or with Q. and A.

A recipe or a list of facts is set like that too, so lines count as turns only in a run in which people visibly talk:
labels come back or stand in capitals, and somebody asks, says "I" or "you". No quotation marks here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.attribution.forms import noun_phrases
from pipelines.attribution.forms.drafts import Draft, Page
from pipelines.attribution.record import Cover
from pipelines.text import Span

METHOD = "transcript"
# Unlabelled paragraphs between two turns go on with the first, up to so many.
MOST_CONTINUED = 3
# Labelled lines without talk are a list from so many on.
LIST_LINES = 3

# An opening mark, the time, then the label in any brackets or stars.
_LINE = re.compile(
    r"[“\"„«]?(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s+)?[*\[]{0,2}"
    r"(?:(?P<label>[^\W\d_][^\n:*\]“”\"«»!?;]{0,60}(?:\[[^\n\]:]{1,30}\])?|@\w{1,30})[*\]]{0,2}[:\uff1a][*]{0,2}"
    r"|(?P<letter>[QA])\.)[ \t\u00a0]+(?=\S)"
)
_SPEECH = re.compile(
    r"\?|\b(?:I|me|my|mine|myself|you|your|yours|we|us|our|ours|let’s|let's|yes|no|sir|madam|thank|please)\b"
    r"|\b(?:I|you|we)['’]",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[{*][^\n]*[)\]}*]")
# Opens a paragraph that goes on with nobody's turn: another kind of label, a caption.
_OTHER = "([{<*—–-•"
_SENTENCE_END = tuple(".?!…”\"'’)—–-»")
LABEL_WORDS = 7
# Labels of lists, fact boxes and cross-references, which no speaker bears.
_NO_SPEAKER = frozenset(
    """
    what when where who why how time times date dates day place venue price prices cost tickets admission address
    phone tel fax email e-mail mail web website contact contacts name names age born died height weight occupation job
    title author publisher pages rating verdict score scores result results final referee attendance goals scorers
    subs substitutes bench lineup line-up team teams ingredients method serves oven preparation directions note notes
    pros cons strengths weaknesses tip step rule photo photos picture pictures image images video videos watch listen
    audio graphic map caption credit source sources related more also read see update updated breaking correction
    editor's editors’ summary background timeline location distance duration length width budget cast director rated
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today tomorrow tonight morning afternoon evening north south east west
    hometown education experience party residence family salary position record fact myth example total average
    temperature wind humidity sunrise sunset high low outlook weather traffic subject re from to cc sent topic
    """.split()
)
_ASKER = frozenset("q a question answer interviewer interviewee caller dispatcher operator host guest".split())


class _Turn(NamedTuple):
    paragraph: int
    label: Span
    speech: Span


def _label_of(text: str, paragraph: Span) -> tuple[Span, Span] | None:
    match = _LINE.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    label = Span(*match.span("label" if match["label"] else "letter"))
    printed = text[slice(*label)]
    if not (printed[0].isupper() or printed[0] == "@") or len(printed.split()) > LABEL_WORDS:
        return None
    if noun_phrases.has_verb(printed) or noun_phrases.opens(printed):
        return None
    return label, Span(match.end(), paragraph.end)


def _key(text: str, label: Span) -> str:
    return re.sub(r"\W+", " ", text[slice(*label)]).strip().lower()


def _runs(page: Page) -> Iterator[list[_Turn]]:
    """Labelled paragraphs with few others in between."""
    run: list[_Turn] = []
    for index, paragraph in enumerate(page.paragraphs):
        found = _label_of(page.text, paragraph)
        if found is None:
            continue
        between = page.paragraphs[run[-1].paragraph + 1 : index] if run else []
        announced = any(page.text[paragraph.end - 1] == ":" for paragraph in between)
        after_headline = bool(between) and run[-1].paragraph == 0
        if run and (len(between) > MOST_CONTINUED or announced or after_headline):
            yield run
            run = []
        run.append(_Turn(index, *found))
    if run:
        yield run


def _is_talk(text: str, run: Sequence[_Turn]) -> bool:
    keys = [_key(text, turn.label) for turn in run]
    if len(set(keys)) < 2:
        return False
    if 2 * sum(all(word in _NO_SPEAKER or word.isdigit() for word in key.split()) for key in keys) >= len(keys):
        return False
    if 4 * sum(text.endswith(_SENTENCE_END, turn.speech.start, turn.speech.end) for turn in run) < 3 * len(run):
        return False
    talks = any(_SPEECH.search(text, *turn.speech) for turn in run)
    capitals = all(re.split(r"[(\[,]", text[slice(*turn.label)])[0].isupper() for turn in run)
    returns = len(set(keys)) < len(keys)
    known = _ASKER.issuperset(keys)
    return (talks and (returns or capitals or known)) or (returns and capitals and len(run) > 2) or (known and returns)


def lists(page: Page) -> Cover:
    """Lines that begin with a label and are no speech: fact boxes, recipes, teams."""
    runs = (run for run in _runs(page) if len(run) >= LIST_LINES and not _is_talk(page.text, run))
    return Cover(page.paragraphs[turn.paragraph] for run in runs for turn in run)


def turns(page: Page) -> list[Draft]:
    """One draft per turn: the label is its source, each paragraph of the speech one content span."""
    found = []
    for run in _runs(page):
        if not _is_talk(page.text, run):
            continue
        for turn, following in zip(run, [*run[1:], None], strict=True):
            last = following.paragraph if following else turn.paragraph + 1
            rest = page.paragraphs[turn.paragraph + 1 : last]
            speech = [turn.speech]
            for span in rest:
                if page.text[span.start] in _OTHER:
                    if _ASIDE.fullmatch(page.text, *span):
                        continue
                    break
                speech.append(span)
            found.append(Draft(tuple(speech), (turn.label,), method=METHOD))
    return found
