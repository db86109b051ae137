"""I and we: the speaker of the words that they stand in, else the author of the text.

Reported speech does not turn them round: in "Holm said I was wrong" I is whoever writes, so only words in quotation
marks, or set as somebody's turn, have a speaker of their own. How a text is set is read in `voices`; whom he, she, it
and they mean is in `pronouns`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from pipelines.speakers.article.entities import BODIES, Entity, Mention, Source, State
from pipelines.speakers.article.voices import NOBODY, Voice, page
from pipelines.speakers.names import names
from pipelines.speakers.phrases.phrases import Phrase
from pipelines.text import Span, containing, paragraphs

_MARKS = frozenset("\"“”„‟«»＂'‘’`")
_TURN_GAP = re.compile(r"[\s:.\])*\"“„«]{0,8}[:\n)\]][\s*\"“„«]{0,4}")
_LETTERS = re.compile(r"[A-Z]{2,4}")
_WE = 0.65
"""What is left of a score for we, which may mean more than the speaker."""
MAX_HEAD = 900
"""Characters from the start in which an interview names whom it is with."""


def first_person(state: State, phrase: Phrase, source: Source) -> Mention:
    """The speaker of the words that I or we stand in, else the text's author."""
    found = _speaker(state, phrase.start, source)
    if found is None:
        return state.unresolved(phrase)
    number, score = found
    sure = phrase.pronoun == "i" or state.entities[number].kind in BODIES
    return Mention(phrase, number, "first_person", round(score if sure else score * _WE, 3))


def _speaker(state: State, position: int, source: Source) -> tuple[int, float] | None:
    """Entity and score of whoever says the words at `position`."""
    around = direct_holder(state, position, source)
    if around is not None:
        number = state.primary.get(around.no)
        if number is None or state.entities[number].kind in {"document", "unnamed"}:
            maker = _maker(state, around)
            if maker is not None:
                return maker, 0.7
        if number is not None and number != state.unnamed_number:
            return number, 0.9
        if not _is_turn(state, around):
            return None
    index = containing(state.quotations, position)
    if index is not None and not whole_turn(state, index):
        return _of_quotation(state, index, source)
    voice = page(state.text).voice(position)
    if voice is not None:
        number = entity_of(state, voice)
        return (number, voice.score) if number is not None else None
    if len(state.authors) == 1:
        return _author(state, state.authors[0], (0, state.authors[0])).number, 0.8
    return None


def _maker(state: State, source: Source) -> int | None:
    """Whose document a source is that speaks for itself: "Holm's letter", "a tweet sent from Holm's account"."""
    found = {
        number
        for span in source.spans
        for start, end, number, _ in state.at[bisect_left(state.at, (span.start,)) :][:4]
        if end <= span.end and state.text[end : end + 2] in {"'s", "’s"} and state.entities[number].form == "name"
    }
    return found.pop() if len(found) == 1 else None


def holder(state: State, position: int, source: Source) -> Source | None:
    """The attribution whose content the position stands in: the stated parent, else the tightest."""
    parent = state.by_no.get(source.parent_no) if source.parent_no is not None else None
    if parent is not None and parent is not source:
        return parent
    around = _around(state, position, source)
    return state.by_no[min(around)[1]] if around else None


def _around(state: State, position: int, source: Source) -> list[tuple[int, int, Span]]:
    """Length, number and content span of the attributions whose content the position stands in."""
    return [
        (span.end - span.start, other.no, span)
        for other in state.sources
        if other is not source
        for span in other.contents
        if span.start <= position < span.end
    ]


# --- words with a speaker of their own ----------------------------------------------------------------------------


def direct_holder(state: State, position: int, source: Source) -> Source | None:
    """The tightest attribution around the position whose content is printed as the speaker's own words."""
    for _, number, span in sorted(_around(state, position, source)):
        other = state.by_no[number]
        if not _is_first_person(state, other) and _is_direct(state, other, span, position):
            return other
    return None


def _is_first_person(state: State, source: Source) -> bool:
    words = state.text[slice(*source.spans[0])] if source.spans else ""
    return words.casefold() in {"i", "we", "me", "us"}


def _is_direct(state: State, source: Source, span: Span, position: int) -> bool:
    index = containing(state.quotations, position)
    if index is None:
        return _is_turn(state, source)
    quotation = state.quotations[index]
    if not any(quotation.start <= each.start < quotation.end for each in source.spans or source.cue):
        return True
    # "'Trust me,' he told us", told inside a longer quotation
    return bool(_MARKS.intersection(state.text[max(0, span.start - 1) : span.start + 1]))


def _is_turn(state: State, source: Source) -> bool:
    """Whether nothing but a colon, a bracket or a new line stands between a source and its content."""
    if not source.spans or not source.contents:
        return False
    gap = state.text[source.spans[-1].end : source.contents[0].start]
    return not source.cue and _TURN_GAP.fullmatch(gap) is not None


def whole_turn(state: State, index: int) -> bool:
    """Whether a quotation is rather a turn or text printed between marks: an unclosed one, or one over paragraphs."""
    quotation = state.quotations[index]
    return not quotation.closed and "\n" in state.text[quotation.start : quotation.end].strip()


def _of_quotation(state: State, index: int, source: Source) -> tuple[int, float] | None:
    """Who says a quotation that has no attribution there: by its other parts, its paragraph, the one before."""
    quotation = state.quotations[index]
    speakers = _speakers(state, quotation.start, quotation.end, source)
    if len(speakers) == 1:
        return speakers.pop(), 0.85
    if speakers:
        return None
    lines = paragraphs(state.text)
    here = max(0, bisect_right(lines, quotation.start, key=lambda line: line.start) - 1)
    paragraph = lines[here]
    speakers = _speakers(state, paragraph.start, paragraph.end, source)
    if len(speakers) == 1:
        return speakers.pop(), 0.75
    if speakers or here == 0 or quotation.start - paragraph.start > 1:
        return None
    # A paragraph that opens with a quotation nobody is named for goes on with the last speaker's words.
    before = lines[here - 1]
    speakers = _speakers(state, before.start, before.end, source)
    return (speakers.pop(), 0.65) if len(speakers) == 1 else None


def _speakers(state: State, start: int, end: int, source: Source) -> set[int]:
    """Whose quoted words stand between two places."""
    found: set[int] = set()
    for other in state.sources:
        number = state.primary.get(other.no)
        if other is source or number is None or number == state.unnamed_number or _is_first_person(state, other):
            continue
        if any(
            span.start < end and start < span.end and _is_direct(state, other, span, max(span.start, start))
            for span in other.contents
        ):
            found.add(number)
    return found


# --- words without quotation marks --------------------------------------------------------------------------------


def entity_of(state: State, voice: Voice) -> int | None:
    """The entity that a paragraph's voice is; None where the article does not tell."""
    if voice is NOBODY:
        return None
    if voice.span is None:
        return _interviewed(state)
    printed = state.text[slice(*voice.span)]
    if voice.is_label and _LETTERS.fullmatch(printed):
        return _by_label(state, printed)
    nearby = state.at[max(0, bisect_left(state.at, (voice.span.start,)) - 2) :][:8]
    for start, end, number, _ in nearby:
        if voice.span.start <= start and end == voice.span.end and state.entities[number].form == "name":
            return number
    known = _by_label(state, printed)
    if known is not None or voice.is_label or voice.score < 0.75:
        return known
    return _author(state, printed, (voice.span.start, printed)).number


def _people(state: State) -> list[Entity]:
    return [entity for entity in state.entities if entity.kind == "person" and entity.form == "name"]


def _by_label(state: State, label: str) -> int | None:
    """The one person whose name, surname, given name or initials a label is."""
    plain = re.sub(r"\s*[(\[].*", "", label).strip(" .")
    person = names.parse_person(plain)
    if person is None:
        return None
    found = [e.number for e in _people(state) if e.person is not None and names.compare_people(person, e.person)]
    if not found and not person.given:
        found = [e.number for e in _people(state) if e.person is not None and person.surname in e.person.given[:1]]
    if not found and _LETTERS.fullmatch(plain):
        letters = plain.casefold()
        found = [e.number for e in _people(state) if _initials(e) == letters]
    return found[0] if len(found) == 1 else None


def _initials(entity: Entity) -> str:
    person = entity.person
    return "".join(part[:1] for part in (*person.given, person.surname)) if person is not None else ""


def _interviewed(state: State) -> int | None:
    """The person whom the headline names, or the first one named in full in the lede."""
    head = state.text[:MAX_HEAD]
    headline = len(head.partition("\n")[0])
    firsts = sorted((place, e.number) for e in _people(state) for form in e.printed if (place := head.find(form)) >= 0)
    for limit in (headline, MAX_HEAD):
        for place, number in firsts:
            person = state.entities[number].person
            if place < limit and person is not None and (person.given or limit == headline):
                return number
    return None


def _author(state: State, name: str, anchor: tuple[int, str]) -> Entity:
    person = names.parse_person(name)
    for entity in state.entities:
        if entity.form == "author" and name in entity.printed:
            return entity
        known = entity.person
        if person and known and person.given and known.given and names.compare_people(person, known):
            return entity
    entity = state.new("person", "author", anchor=anchor)
    entity.person, entity.gender = person, person.gender if person else ""
    entity.printed[name[: names.MAX_NAME]] += 1
    return entity
