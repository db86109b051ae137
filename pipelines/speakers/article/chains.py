"""Through whom words reached an article, and who speaks for whom: relays, addressees that are outlets, spokespeople.

Whom a source means is settled before; here only ties between speakers of one article are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipelines.speakers.article.descriptions import nominal
from pipelines.speakers.article.entities import BODIES, Entity, Mention, Source, State
from pipelines.speakers.article.pronouns import person_pronoun
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import DEMONYMS
from pipelines.speakers.names import names
from pipelines.speakers.phrases.joint import split_joint
from pipelines.speakers.phrases.phrases import Phrase, analyse
from pipelines.text import Span

MAX_SOURCE = 260
"""Characters of a source that are searched for whom it speaks for."""
MAX_BETWEEN = 160
"""Characters between a source and its cue that may tell more of the source."""
_TALKS = (
    r"(?:spokes(?:man|woman|person|people|men|women|persons)|press secretary|press (?:officer|aide)s?|"
    r"communications (?:director|chief)|director of communications|publicists?)"
)
_LAW = (
    r"(?<!district )(?<!U\.S\. )(?<!US )(?<!state )(?<!county )(?<!city )(?<!prosecuting )(?<!assistant )"
    r"(?:lawyers?|attorneys?(?! general)|solicitors?(?! general)|(?:defen[cs]e |legal )counsel)"
)
_SPOKES = rf"(?<!former )(?<!ex-)\b(?:{_TALKS}|{_LAW})\b"
_HINT = re.compile(
    r"spokes|press |communications|publicist|lawyer|attorney|solicitor|counsel|behalf|speak|spoke|represent", re.I
)
_END = r"(?=,| who\b| whom\b| which\b| that\b| told\b| said\b|[()\[\]:;“”\"\n]|\.(?= |$)|$)"
_WHOM_THERE = rf"(?P<whom>[^,;:()\n]{{2,120}}?){_END}"
_FOR = re.compile(
    rf"(?<!former )(?<!ex-)\b(?:{_TALKS}\b(?: [a-z]+){{0,2}}? (?:for|at|of|with|to)|"
    rf"{_LAW}\b(?: [a-z]+)?? (?:for|representing)) {_WHOM_THERE}",
    re.I,
)
_BEHALF = re.compile(
    rf"(?:\b(?:speaking|spoke|speaks|talking|writing|acting) (?:for|on behalf of)|\bon behalf of|"
    rf"\bwho (?:represents|is representing)|(?<=, )representing) {_WHOM_THERE}",
    re.I,
)
_SKIP = r"(?:(?!former\b)[a-z-]+ )"
_OWNED = re.compile(rf"(?P<whom>[^,;:()\n]{{2,120}}?)(?:['’]s?|(?<=s)['’]) {_SKIP}{{0,3}}{_SPOKES}", re.I)
_HERS = re.compile(rf"\b(?P<whose>his|her) {_SKIP}{{0,3}}{_SPOKES}", re.I)
_NAMED = r"(?:[^\W\d_a-z][\w’'.&-]*|of|for|and|the|&)"
_BEFORE = re.compile(
    r"^(?:(?i:the|a|an) )?(?!(?i:the|a|an|his|her|their|its|our|my|one|another|some|this) )"
    rf"(?P<whom>{_NAMED}(?: {_NAMED}){{0,8}}?)"
    rf" (?:(?:chief|deputy|senior|acting|press|lead|then|campaign) ){{0,3}}{_SPOKES}"
)
_BODIES = "|".join(sorted(head for head in h.GOVERNMENT_HEADS | h.ORGANIZATION_HEADS if head.isalpha()))
_COMMON = re.compile(
    rf"^(?i:the|a|an) (?P<whom>(?:[a-z-]+ )?(?:{_BODIES}))(?:['’]s)? (?:(?!former\b)[a-z-]+ ){{0,2}}?{_SPOKES}"
)


_CITING = re.compile(
    r"\b(?:citing|quoting|(?:who|which) (?:cited|quoted|cites|quotes)) (?P<whom>[^,;:()\n“”\"]{3,120}?)"
    r"(?=,| that\b| as saying\b| in\b| on\b| who\b|[“”\"]|\.(?= |$)|$)"
)
_MARKS = re.compile(r"[“”\"\n]")


class Tie(NamedTuple):
    """Words that say for whom a source speaks: where they stand, and how they say it."""

    start: int
    end: int
    how: str  # for, owned, attributive, common, his
    score: float


def relays(state: State, source: Source, addressees: Sequence[Phrase], joined: Mapping[int, Mention]) -> list[int]:
    """Through whom the words came: speakers of the attributions around this one, and the outlet that was told."""
    found = list(state.reporting.get(source.no, ()))
    seen = {source.no}
    parent = state.by_no.get(source.parent_no) if source.parent_no is not None else None
    while parent is not None and parent.no not in seen:
        seen.add(parent.no)
        found += state.reporting.get(parent.no, ())
        found.append(state.primary[parent.no])
        parent = state.by_no.get(parent.parent_no) if parent.parent_no is not None else None
    for phrase in addressees:
        if phrase.form == "name":
            entity = state.entities[joined[phrase.name_start].entity]
            if entity.kind == "outlet":
                found.append(entity.number)
    passed_over = {state.primary[source.no], state.unnamed_number}
    return [number for number in dict.fromkeys(found) if number not in passed_over]


def cited(state: State, source: Source) -> list[Phrase]:
    """Whom the source cites beside its own words: "Reuters reported, citing two officials, that"; none where it is
    a source by itself."""
    if not source.spans or not source.contents:
        return []
    start = source.spans[0].end
    first = min((span.start for span in source.contents if span.start >= start), default=None)
    if first is None:
        # "The gates were open, Interfax reported, citing a ministry official."
        sentence = state.sentences[state.sentence(start)] if state.sentences else Span(0, 0)
        first = min(sentence.end, len(state.text))
    between = state.text[start : min(first, start + MAX_SOURCE)]
    match = _CITING.search(between)
    if match is None or _MARKS.search(between[: match.start("whom")]):
        return []
    low, high = start + match.start("whom"), start + match.end("whom")
    if any(span.start < high and low < span.end for other in state.sources for span in (*other.spans, *other.contents)):
        return []
    return [phrase for phrase in split_joint(state.text[low:high], low) if phrase.form in {"name", "nominal"}]


def spokespeople(state: State) -> None:
    """Ties a spokesperson to the body or person that the article says they speak for."""
    ends = {source.spans[0].start: _end(state, source) for source in state.sources if source.spans}
    following = sorted({mention.phrase.start for mention in state.mentions})
    after = dict(zip(following, [*following[1:], len(state.text)], strict=False))
    for mention in list(state.mentions):
        speaker = state.entities[mention.entity]
        if speaker.speaks_for is not None or mention.phrase.form == "pronoun" or speaker.kind in BODIES:
            continue
        start = mention.phrase.start
        end = max(mention.phrase.end, min(ends.get(start, 0), after[start]))
        for tie in ties(state.text[start : min(end, start + MAX_SOURCE)], start):
            found = _whom(state, tie, mention)
            if found is not None and found[0] != speaker.number:
                speaker.speaks_for, speaker.speaks_for_score = found
                break


def _end(state: State, source: Source) -> int:
    """The source's end, over what stands between it and its cue: "Karl Lund, speaking for the union, said"."""
    end = source.spans[0].end
    cue = min((span.start for span in source.cue if span.start > end), default=end)
    between = state.text[end:cue] if cue - end <= MAX_BETWEEN else ""
    return cue if between.startswith(",") and not re.search(r"[.“”\"\n]", between) else end


def ties(text: str, offset: int = 0) -> Iterator[Tie]:
    """What a source's words say about for whom it speaks, the plainest first."""
    if not _HINT.search(text):
        return
    for match in _FOR.finditer(text):
        yield Tie(offset + match.start("whom"), offset + match.end("whom"), "for", 0.9)
    for match in _BEHALF.finditer(text):
        yield Tie(offset + match.start("whom"), offset + match.end("whom"), "for", 0.85)
    for match in _HERS.finditer(text):
        yield Tie(offset + match.start("whose"), offset + match.end("whose"), "his", 0.8)
    for pattern, how, score in ((_COMMON, "common", 0.7), (_OWNED, "owned", 0.9), (_BEFORE, "attributive", 0.85)):
        found = pattern.search(text)
        if found is not None:
            yield Tie(offset + found.start("whom"), offset + found.end("whom"), how, score)


def _whom(state: State, tie: Tie, mention: Mention) -> tuple[int, float] | None:
    """The entity that a tie's words mean, made where the article names it there only; None where it is not sure."""
    text = state.text[tie.start : tie.end]
    if tie.how == "his":
        return _owner(state, tie, mention)
    phrase = analyse(text if tie.how != "common" else f"the {text}", tie.start)
    if phrase is None or phrase.form == "pronoun":
        return None
    if phrase.form != "name" and phrase.name == "":
        return _described(state, phrase, tie)
    known = _named(state, phrase, mention.entity)
    if known is not None:
        return known.number, tie.score if len(phrase.name) > 3 else round(0.9 * tie.score, 3)
    if text.casefold() in DEMONYMS or phrase.name.casefold() in DEMONYMS:
        return None
    kind = phrase.kind
    whole = phrase.person is not None and bool(phrase.person.given)
    if kind == "person" and not whole:
        # "Brellick spokeswoman Eva Rask": what stands right before the office is rather a body than a surname.
        if tie.how != "attributive" or text != phrase.name:
            return None
        kind = "organization"
    if kind not in BODIES | {"person"}:
        return None
    return _new(state, phrase, kind), tie.score if kind == phrase.kind else 0.6


def _new(state: State, phrase: Phrase, kind: str) -> int:
    entity = state.new(kind, "name", phrase)
    entity.printed[phrase.name] += 1
    if kind != "person":
        entity.person, entity.gender = None, ""
        entity.words = frozenset(names.body_words(phrase.name)) or frozenset({phrase.name.casefold()})
    return entity.number


def _owner(state: State, tie: Tie, mention: Mention) -> tuple[int, float] | None:
    whose = state.text[tie.start : tie.end].lower()
    if whose not in {"his", "her"}:
        return None
    pronoun = "he" if whose == "his" else "she"
    phrase = Phrase(tie.start, tie.end, whose, "pronoun", "unnamed", pronoun=pronoun)
    found = person_pronoun(state, phrase, Source(-1, None, [], [], [], []))
    if found.method == "unresolved" or state.entities[found.entity].form != "name" or found.entity == mention.entity:
        return None
    return found.entity, round(tie.score * found.score, 3)


def _described(state: State, phrase: Phrase, tie: Tie) -> tuple[int, float] | None:
    """ "The ministry's spokesman", "a company spokesman": the named body that the words mean, or its named owner."""
    found = nominal(state, phrase)
    entity = state.entities[found.entity]
    if entity.form == "name" and found.method not in {"unresolved", "described"}:
        return entity.number, round(tie.score * found.score, 3)
    owner = analyse(phrase.affiliation) if phrase.affiliation else None
    if owner is not None and owner.form == "name":
        known = _named(state, owner, found.entity)
        return (known.number, 0.7) if known is not None else None
    return None


def _named(state: State, phrase: Phrase, speaker: int) -> Entity | None:
    """The one entity of the article that a name means: itself, its fuller or shorter form, or its acronym."""
    words = frozenset(names.body_words(phrase.name)) or frozenset({phrase.name.casefold()})
    letters = phrase.name.replace(".", "")
    others = [e for e in state.entities if e.form == "name" and e.number != speaker and e.printed]
    same = [
        e for e in others
        if (e.words and e.words == words)
        or (e.person is not None and phrase.person is not None and names.compare_people(e.person, phrase.person))
    ]  # fmt: skip
    if not same and phrase.person is not None and not phrase.person.given:
        same = [e for e in others if e.person is not None and e.person.surname == phrase.person.surname]
    if not same:
        same = [
            e for e in others
            if e.words
            and (
                (e.words < words and words - e.words <= h.GENERIC_BODY_WORDS)
                or (words < e.words and e.words - words <= h.GENERIC_BODY_WORDS)
                or (letters.isupper() and len(letters) > 2 and _stands_for(letters, e))
                or _is_short(words, e)
            )
        ]  # fmt: skip
    return same[0] if len(same) == 1 else None


def _stands_for(letters: str, entity: Entity) -> bool:
    return any(names.initialism(form) == letters.casefold() for form in entity.printed)


def _is_short(words: frozenset[str], entity: Entity) -> bool:
    """ "The Brellick spokesman" of Brellick Motors: the first, telling word of a body's name."""
    first = names.body_words(entity.name)[:1]
    return entity.kind in BODIES and len(words) == 1 and set(first) == words and not words & h.GENERIC_BODY_WORDS
