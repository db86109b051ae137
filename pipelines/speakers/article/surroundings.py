"""What stands around a place of one article: who was named just before, what was newly introduced, who goes together.

Shared by the rules of `descriptions`, `bearers` and `sorts`; nothing here decides who is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pipelines.speakers.article.entities import Entity, Source, State
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import COUNTRIES
from pipelines.speakers.lexicon.standing import PLACES
from pipelines.speakers.phrases.nouns import nominal_kind, singular_of

NOBODY = Source(-1, None, [], [], [], [])
"""The attribution of a description that is no source."""
US_STATES = frozenset(name for name, country in PLACES.items() if country == "united states")
_MONTHS = frozenset("march april may june august".split())
_MAX_BACK = 400  # tokens looked through for what was newly introduced
_MAX_PLACES = 60  # places of entities looked through
_LINK = re.compile(r"(?:,? (?:and|&)|,) (?:(?:the|his|her|their) )?(?:[A-Za-z]+\.? ){0,3}")
_LAST_LINK = re.compile(r"\b(?:and|&) ")
_NEW = frozenset("a an another one".split())


def before(state: State, position: int, count: int) -> list[tuple[int, int, int, bool]]:
    """The last `count` places of entities before `position`, the nearest first."""
    index = bisect_left(state.at, (position,))
    return state.at[max(0, index - count) : index][::-1]


def recent(state: State, position: int, sentences: int) -> list[tuple[int, int, int, bool]]:
    """The places of entities in the sentence of `position` before it and in those before, the nearest first."""
    here = state.sentence(position)
    return [
        entry
        for entry in before(state, position, 30)
        if here - state.sentence(entry[0]) <= sentences and entry[1] <= position
    ]


def introduced_since(state: State, head: str, position: int, since: int) -> bool:
    """Whether "a lawyer", "another court" stands between `since` and `position`: a new bearer of the noun.

    What an apposition or "is" ties to a name before it is no new one: "Ada Holm, a lawyer", "Holm is a lawyer".
    """
    stop = bisect_left(state.token_starts, position)
    first = max(bisect_right(state.token_starts, since), stop - _MAX_BACK)
    for at in range(stop - 2, first, -1):
        token = state.tokens[at]
        if token.capital or singular_of(token.low) != head or token.possessive:
            continue
        if nominal_kind(state.tokens[at + 1].low) != "unnamed":
            continue  # "a court official"
        for back in range(at - 1, max(first, at - 7), -1):
            low = state.tokens[back].low
            if low in _NEW:
                if not _tied(state, back):
                    return True
                break
            if not low or low in h.DEFINITE | h.POSSESSIVES | h.PREPOSITIONS:
                break
    return False


def _tied(state: State, at: int) -> bool:
    """Whether the article at token `at` opens what a name before it is said to be."""
    previous = state.tokens[at - 1] if at else None
    if previous is None:
        return False
    if previous.text == "," and at > 1:
        return state.tokens[at - 2].capital and not _after_preposition(state, at - 2)
    return previous.low in {"is", "was", "are", "were", "became", "as", "be", "been", "not"}


def _after_preposition(state: State, at: int) -> bool:
    """Whether the capitals that end at token `at` follow a preposition: "in New Varmouth, a woman"."""
    while at > 0 and state.tokens[at].capital:
        at -= 1
    return state.tokens[at].low in h.PREPOSITIONS


def is_named_person(entity: Entity) -> bool:
    """Whether an entity is a person with a name."""
    return entity.kind == "person" and entity.form == "name"


def groups(state: State, position: int, sentences: int) -> Iterator[tuple[bool, int, tuple[int, ...]]]:
    """Those named in one breath before `position`: whether they spoke there, where, and who; the nearest first."""
    here = state.sentence(position)
    for start, end, members in reversed(state.together):
        if end <= position and here - state.sentence(start) <= sentences:
            yield True, start, members
    chain: list[tuple[int, int, int]] = []
    joined = False
    for start, end, number, _ in before(state, position, _MAX_PLACES):
        if end > position or here - state.sentence(start) > sentences:
            break
        gap = state.text[end : chain[0][0]] if chain else ""
        if chain and is_named_person(state.entities[number]) and len(gap) < 40 and _LINK.fullmatch(gap):
            joined = joined or _LAST_LINK.search(gap) is not None
            if joined:
                chain.insert(0, (start, end, number))
                continue
        if len(chain) > 1:
            yield False, chain[0][0], tuple(dict.fromkeys(member for _, _, member in chain))
        chain = [(start, end, number)] if is_named_person(state.entities[number]) else []
        joined = False
    if len(chain) > 1:
        yield False, chain[0][0], tuple(dict.fromkeys(member for _, _, member in chain))


def located(state: State, start: int, end: int) -> bool:
    """Whether something is said to be in the place named there, or its state stands behind it: "Varmouth, Ohio"."""
    inside = state.text[max(0, start - 9) : start].split(" ")[-2:-1] in (["in"], ["near"], ["outside"])
    if inside and state.text[start:end].lower() not in _MONTHS:
        return True
    at = bisect_left(state.token_starts, end)
    behind = state.tokens[at : at + 2]
    return len(behind) > 1 and behind[0].text == "," and (behind[1].low in US_STATES or behind[1].low in COUNTRIES)
