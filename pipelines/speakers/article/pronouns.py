"""Pronouns of one article: he, she, it and they by agreement, salience and the pointer of the attribution model.

Rule and pointer are multiplied, with powers of their own, and set against "none of these": a product of experts. Who
and which, which go by the words to their left, are in `relatives`; I and we are in `first_person`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import NamedTuple

from pipelines.speakers.article.entities import Mention, Source, State, looks_like_body
from pipelines.speakers.article.pointed import SURE, met_first, pointed
from pipelines.speakers.article.salience import SHARE_FLOOR, candidates, fits, pick, together
from pipelines.speakers.phrases.nouns import singular_of
from pipelines.speakers.phrases.phrases import Phrase
from schemas.ids import fold


class Choice(NamedTuple):
    """Powers and additions of a log-linear choice; `floor` is the least probability that is given out."""

    salience: float
    pointed: float
    known: float  # a person whose gender is known to agree
    doubtful: float  # one of whom little shows that it is a person
    none: float
    astray: float  # weight of the pointer on words that no known speaker has
    pointed_none: float
    floor: float
    least: float  # salience that is enough where the pointer says nothing


# Fitted as a conditional logistic regression, pointers five-fold, on GUM's free genres and sources of PolNeAR dev.
_CHOICES = {
    "he": Choice(0.55, 0.87, 0.25, -0.1, -1.2, 0.6, 0.5, 0.45, 0.12),
    "it": Choice(1.8, 0.4, 0.0, 0.0, -0.5, -0.25, 1.0, 0.35, 0.5),
    "they": Choice(1.45, 0.45, 0.0, 0.0, -1.2, 0.35, 0.0, 0.35, 0.5),
}
_CHOICES["she"] = _CHOICES["he"]
_SALIENCE_ROOM, _POINTER_ROOM = 0.05, 0.02  # added, so that what one of the two does not see stays possible
# What a text or picture does and a body does not.
_SHOWS = frozenset("show showed depict reveal illustrate refer read mean include contain feature".split())


def person_pronoun(state: State, phrase: Phrase, source: Source) -> Mention:
    """The person that he or she means."""
    wanted = "m" if phrase.pronoun == "he" else "f"
    weights = candidates(state, phrase.start, source, wanted)
    mention, _ = _choose(state, phrase, weights, wanted)
    if mention.method == "pronoun" and mention.score > 0.8:
        entity = state.entities[mention.entity]
        entity.gender = entity.gender or wanted
    return mention


def thing_pronoun(state: State, phrase: Phrase, source: Source) -> Mention:
    """The body or document that "it" means."""
    weights = candidates(state, phrase.start, source, "it")
    cue = fold(state.text[source.cue[0].start : source.cue[0].end]).split() if source.cue else []
    if any(word in _SHOWS or singular_of(word) in _SHOWS for word in cue[:3]):
        for number in weights:
            weights[number] *= 1.0 if state.entities[number].kind in {"document", "unnamed"} else 0.4
    mention, _ = _choose(state, phrase, weights, "it")
    return state.unresolved(phrase) if state.entities[mention.entity].kind == "unnamed" else mention


def plural_pronoun(state: State, phrase: Phrase, source: Source) -> tuple[Mention, list[int]]:
    """The people that "they" means, and whom else beside the first where they are named together."""
    weights = candidates(state, phrase.start, source, "they")
    group = together(state, phrase.start, source)
    if not weights and group is None and phrase.start not in state.antecedents:
        return _body_as_people(state, phrase), []
    mention, others = _choose(state, phrase, weights, "they", group)
    if mention.method == "unresolved" and not weights and group is None:
        mention = _body_as_people(state, phrase)
    return mention, others


def _choose(
    state: State,
    phrase: Phrase,
    weights: dict[int, float],
    wanted: str,
    group: tuple[float, tuple[int, ...]] | None = None,
) -> tuple[Mention, list[int]]:
    """The most probable antecedent with its probability, and the others of a group; unresolved below the floor."""
    by = _CHOICES[phrase.pronoun]
    if phrase.start not in state.antecedents:
        return _by_salience(state, phrase, weights, by, group)
    given, astray, none = pointed(state, phrase.start)
    scores: dict[tuple[int, ...], float] = {
        (): by.none
        + by.astray * math.log(sum(astray.values()) + _POINTER_ROOM)
        + by.pointed_none * math.log(none + _POINTER_ROOM)
    }

    def add(members: tuple[int, ...], salience: float, share: float, fit: float) -> None:
        scores[members] = (
            by.salience * math.log(salience + _SALIENCE_ROOM)
            + by.pointed * math.log(share + _POINTER_ROOM)
            + (by.known if fit > 1.0 else by.doubtful if fit < 0.5 else 0.0)
        )

    for number in weights.keys() | given.keys():
        fit = fits(state, state.entities[number], wanted)
        if fit and (number in weights or state.last_place(number, phrase.start) >= 0):
            add((number,), weights.get(number, 0.0), given.get(number, 0.0), fit)
    if group is not None:
        add(group[1], group[0], sum(given.get(number, 0.0) for number in group[1]), 1.0)
    best = max(scores, key=lambda members: (scores[members], members))
    top = scores[best]
    probability = 1.0 / sum(math.exp(score - top) for score in scores.values())
    if not best or probability < by.floor:
        return met_first(state, phrase, astray, wanted, "pronoun") or state.unresolved(phrase), []
    return Mention(phrase, best[0], "pronoun", round(min(SURE, probability), 3)), list(best[1:])


def _by_salience(
    state: State, phrase: Phrase, weights: dict[int, float], by: Choice, group: tuple[float, tuple[int, ...]] | None
) -> tuple[Mention, list[int]]:
    """The choice where the pointer says nothing."""
    rival = max(weights.values(), default=0.0)
    if group is not None and group[0] > rival:
        score = round(min(0.9, group[0] / (group[0] + rival)), 3)
        if score >= SHARE_FLOOR:
            return Mention(phrase, group[1][0], "pronoun", score), list(group[1][1:])
    return pick(state, phrase, weights, by.least), []


def _body_as_people(state: State, phrase: Phrase) -> Mention:
    """The one outlet or organization of the sentences just before: "The Courier checked it. They found …"."""
    here = state.sentence(phrase.start)
    bodies = {
        number
        for start, _, number, is_source in state.at[: bisect_left(state.at, (phrase.start,))][-20:]
        if here - state.sentence(start) <= 1
        and (
            state.entities[number].kind in {"organization", "outlet"}
            or (is_source and looks_like_body(state.entities[number]))
        )
    }
    if len(bodies) != 1:
        return state.unresolved(phrase)
    return Mention(phrase, bodies.pop(), "pronoun", 0.6)
