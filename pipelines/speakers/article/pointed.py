"""What the attribution model's pointer says of a pronoun, in speakers: weight on each, on words of none, on nothing.

How that is weighed against rules is in `pronouns` and `relatives`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from pipelines.speakers.article.descriptions import nominal
from pipelines.speakers.article.entities import Mention, State
from pipelines.speakers.article.salience import fits
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.phrases.phrases import Phrase, analyse

SURE = 0.98  # the highest score that is told
_POINTED_ENOUGH = 0.3  # least weight on a word that makes a speaker of its noun phrase
_LONGEST_DESCRIPTION = 4  # words before its head
_CLAUSE = frozenset("and or but that who which is are was were be been has have had will would can could".split())
_HOPS = 8  # pronouns that a pronoun is followed over
_LONGEST = 200  # characters of a mention in which a word of the pointer is looked for


def met_first(
    state: State, phrase: Phrase, astray: Mapping[int, float], wanted: str | None, method: str
) -> Mention | None:
    """Whom the noun phrase describes that the pointer is on, where no speaker was known there."""
    if not astray:
        return None
    word, weight = max(astray.items(), key=lambda item: (item[1], -item[0]))
    place = bisect_left(state.token_starts, word)
    if weight < _POINTED_ENOUGH or place >= len(state.tokens):
        return None
    first = place
    while first > max(0, place - _LONGEST_DESCRIPTION) and _goes_on(state, first):
        first -= 1
    start, end = state.tokens[first].start, state.tokens[place].end
    found = analyse(state.text[start:end], start)
    if found is None or found.form != "nominal" or found.kind == "unnamed":
        return None
    mention = nominal(state, found)
    if mention.method == "unresolved" or (wanted and not fits(state, state.entities[mention.entity], wanted)):
        return None
    state.add(found.start, found.end, mention.entity, False)
    return Mention(phrase, mention.entity, method, round(min(SURE, weight), 3))


def _goes_on(state: State, first: int) -> bool:
    """Whether the noun phrase that the token `first` belongs to also has the one before it."""
    token, before = state.tokens[first], state.tokens[first - 1]
    if token.low in h.DEFINITE | h.INDEFINITE | h.POSSESSIVES | h.QUANTIFIERS or not before.low:
        return False
    return "\n" not in state.text[before.end : token.start] and before.low not in h.PREPOSITIONS | _CLAUSE


class Pointed(NamedTuple):
    """Where the pointer's weight falls: on each entity, on each word of none, and on nothing at all."""

    on: dict[int, float]
    astray: dict[int, float]
    none: float


def pointed(state: State, position: int, hops: int = _HOPS) -> Pointed:
    """What the pointer says of the pronoun at `position`; over another pronoun, what that one goes back to."""
    known: Pointed | None = state.pointed.get(position)
    if known is not None:
        return known
    on: dict[int, float] = defaultdict(float)
    astray: dict[int, float] = defaultdict(float)
    words = state.antecedents[position]
    none = max(0.0, 1.0 - sum(weight for _, weight in words))
    for word, weight in words:
        number = _held(state, word)
        if number is not None:
            on[number] += weight
        elif word in state.antecedents and hops:
            below = pointed(state, word, hops - 1)
            for other, share in below.on.items():
                on[other] += weight * share
            for other, share in below.astray.items():
                astray[other] += weight * share
            none += weight * below.none
        else:
            astray[word] += weight
    found = Pointed(dict(on), dict(astray), none)
    state.pointed[position] = found
    return found


def _held(state: State, word: int) -> int | None:
    """The entity of the shortest mention that holds the word at `word`."""
    index = bisect_right(state.at, (word + 1,)) - 1
    holders = []
    while index >= 0 and state.at[index][0] > word - _LONGEST:
        start, end, number, _ = state.at[index]
        if word < end:
            holders.append((end - start, number))
        index -= 1
    return min(holders)[1] if holders else None
