"""Speakers inside one article: names joined to their fuller form, then every source to the entity that it means.

A sieve of rules from sure to unsure, each with a score; below the stated floor a mention stays unresolved, since a
wrong speaker is worse than an unknown one. Nothing here looks at a second article. The rules are in `naming`,
`pronouns`, `relatives` and `descriptions`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from pipelines.speakers.article.chains import cited, spokespeople
from pipelines.speakers.article.chains import relays as relays_of
from pipelines.speakers.article.descriptions import nominal, several
from pipelines.speakers.article.entities import METHODS, Entity, Mention, Resolution, Source, State, name_rank
from pipelines.speakers.article.first_person import first_person
from pipelines.speakers.article.naming import bearer_of_word, cluster, names_state
from pipelines.speakers.article.pronouns import person_pronoun, plural_pronoun, thing_pronoun
from pipelines.speakers.article.references import references
from pipelines.speakers.article.relatives import relative
from pipelines.speakers.article.second_person import second_person
from pipelines.speakers.names import names
from pipelines.speakers.phrases.joint import split_joint
from pipelines.speakers.phrases.phrases import Phrase
from pipelines.text import Span, containing

MAX_REFERENCES = 3000
"""Descriptions and pronouns of one text that are followed beside its sources."""

__all__ = ["METHODS", "Entity", "Mention", "Resolution", "Source", "name_rank", "resolve"]


def resolve(
    text: str,
    sources: Sequence[Source],
    authors: str | None = None,
    antecedents: Mapping[int, Sequence[tuple[int, float]]] = MappingProxyType({}),
) -> Resolution:
    """Resolves every source of an article; `sources` in reading order, `authors` as in `articles.authors`.

    `antecedents`: by where a pronoun starts, where earlier words start and the weight on them, as in `_antecedents`.
    """
    return _resolve(State(text, sources, authors, antecedents))


def _resolve(state: State) -> Resolution:
    phrases: dict[int, list[Phrase]] = {}
    for source in state.sources:
        phrases[source.no] = _phrases(state, source.spans)
    addressees = {source.no: _phrases(state, source.addressee) for source in state.sources if source.addressee}
    behind = {source.no: first for source in state.sources if (first := cited(state, source))}
    groups = (*phrases.values(), *behind.values(), *addressees.values())
    named = [phrase for group in groups for phrase in group if phrase.form == "name"]
    joined = cluster(state, named)
    for entity in state.entities:
        if entity.kind == "person" and entity.form == "name" and names_state(entity, state.text):
            entity.kind, entity.person = "government", None
            entity.words = frozenset(names.body_words(entity.name))
    # "Ada Holm's spokesman Bo Rask": the name inside another one's phrase is no subject of its own.
    starts = {p.name_start for group in (*phrases.values(), *behind.values()) for p in group if p.form == "name"}
    covered = [(m.phrase.start, m.phrase.name_start) for m in joined.values() if m.phrase.start < m.phrase.name_start]
    held = {start for low, high in covered for start in joined if low <= start < high}
    places = {(m.phrase.name_start, m.phrase.name_end, m.entity) for at, m in joined.items() if at not in held}
    state.place((start, end, entity, start in starts) for start, end, entity in places)
    joint: dict[int, list[int]] = {}
    seen: dict[tuple[int, int], Mention] = {}
    others: dict[tuple[int, int], list[int]] = {}

    # "I" and "we" come last: they mean the speaker of the words around them, who may be named after these.
    def order(source: Source) -> tuple[bool, int, int]:
        first_person = any(phrase.pronoun in {"i", "we", "you"} for phrase in phrases[source.no])
        return first_person, min((span.start for span in source.spans), default=-1), source.no

    waiting = deque(_background(state))

    def meant(phrases: Sequence[Phrase], source: Source) -> list[int]:
        found: list[int] = []
        for phrase in phrases:
            while waiting and waiting[0].start < phrase.start:
                _mention_only(state, waiting.popleft())
            place = (phrase.start, phrase.end)
            if place not in seen:
                if phrase.form == "name":
                    known = joined[phrase.name_start]
                    seen[place] = Mention(phrase, known.entity, known.method, known.score)
                else:
                    seen[place], others[place] = _described(state, phrase, source)
                    mention = seen[place]
                    if mention.method != "unresolved":
                        state.add(phrase.start, phrase.end, mention.entity, True)
                state.mentions.append(seen[place])
            found.extend([seen[place].entity, *others.get(place, [])])
        return found

    for source in sorted(state.sources, key=order):
        found = meant(phrases[source.no], source)
        if source.no in behind:
            state.reporting[source.no] = found
            found = meant(behind[source.no], source)
        state.primary[source.no] = found[0] if found else state.unnamed()
        joint[source.no] = list(dict.fromkeys(entity for entity in found[1:] if entity != state.primary[source.no]))
        if len(found) > 1 and source.spans:
            state.together.append((source.spans[0].start, source.spans[-1].end, tuple(dict.fromkeys(found))))
    relays = {source.no: relays_of(state, source, addressees.get(source.no, []), joined) for source in state.sources}
    spokespeople(state)
    people = [e.person for e in state.entities if e.person is not None and e.person.given]
    keys = frozenset(
        e.person.key if e.person is not None else " ".join(sorted(e.words)) for e in state.entities if e.form == "name"
    )
    return Resolution(state.entities, state.mentions, state.primary, joint, relays, people, keys, state.at)


def _phrases(state: State, spans: Sequence[Span]) -> list[Phrase]:
    if not spans:
        return []
    first = spans[0]
    found = split_joint(state.text[first.start : first.end], first.start)
    if not found and len(spans) > 1:
        return _phrases(state, spans[1:])
    return found


def _background(state: State) -> Iterator[Phrase]:
    """Descriptions and pronouns outside the sources, for later ones to go back to."""
    taken = [span for source in state.sources for span in source.spans]
    taken += [Span(start, end) for start, end, _, _ in state.at]
    return islice(references(state.text, state.tokens, taken), MAX_REFERENCES)


def _mention_only(state: State, phrase: Phrase) -> None:
    """Notes whom a description or pronoun that is no source means; nothing where that is not sure."""
    if containing(state.quotations, phrase.start) is not None:
        return
    if phrase.form == "pronoun":
        mention = person_pronoun(state, phrase, Source(-1, None, [], [], [], []))
    elif phrase.kind == "unnamed":
        state.add(phrase.start, phrase.end, state.new("unnamed", "nominal", phrase).number, False)
        return
    else:
        mention = nominal(state, phrase)
    if mention.method != "unresolved":
        state.add(phrase.start, phrase.end, mention.entity, False)


def _described(state: State, phrase: Phrase, source: Source) -> tuple[Mention, list[int]]:
    """The mention of a source that is no name, and whom else a plural means."""
    if phrase.form != "pronoun":
        return several(state, phrase) or (bearer_of_word(state, phrase) or nominal(state, phrase), [])
    if phrase.pronoun in {"he", "she"}:
        return person_pronoun(state, phrase, source), []
    if phrase.pronoun == "it":
        return thing_pronoun(state, phrase, source), []
    if phrase.pronoun == "they":
        return plural_pronoun(state, phrase, source)
    if phrase.pronoun == "who":
        return relative(state, phrase), []
    if phrase.pronoun in {"i", "we"}:
        return first_person(state, phrase, source), []
    if phrase.pronoun == "you":
        return second_person(state, phrase, source), []
    return state.unresolved(phrase), []
