"""How much each speaker of an article is in the foreground at a place: nearness, who spoke last, agreement.

Weights by rule, after Lappin and Leass (1994). What is chosen by them is for `pronouns` and `descriptions`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from pipelines.speakers.article.entities import BODIES, Entity, Mention, Source, State
from pipelines.speakers.article.first_person import holder as holder_of
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.names import names
from pipelines.speakers.phrases.nouns import is_role, nominal_kind, singular_of
from pipelines.speakers.phrases.phrases import Phrase
from pipelines.text import containing

SHARE_FLOOR = 0.55
"""Least share of the best antecedent in the weight of the two best."""
_EARLIER_PARAGRAPH = 0.4  # chosen on PolNeAR dev: 138 of 152 he right, against 135 at 1
_PREPOSED = 0.7  # behind a preposition: seldom what the text goes on about
_WINDOW = 5.0  # sentences outside quotation marks that are looked back over
_PEOPLE = h.COLLECTIVES | h.PARTISANS | h.SOURCE_PLURALS
_AND = re.compile(r"(?:, [^.;]{1,40},)? and (?:(?:the|his|her|their) )?(?:[A-Z]\w{0,9}\.? )?")


def together(state: State, position: int, source: Source) -> tuple[float, tuple[int, ...]] | None:
    """Weight and members of the best group of speakers named in one breath before `position`."""
    here = depth(state, position)
    found: list[tuple[float, int, tuple[int, ...]]] = []
    for start, end, members in state.together:
        if end <= position:
            found.append((2.2, start, members))
    before = state.at[max(0, bisect_left(state.at, (position,)) - 40) : bisect_left(state.at, (position,))]
    for (start, end, first, is_source), (after, last, second, _) in pairwise(before):
        gap = state.text[end:after]
        kinds = {state.entities[first].kind, state.entities[second].kind}
        if first != second and last <= position and len(kinds) == 1 and _AND.fullmatch(gap):
            possessive = state.text[last : last + 2] in {"'s", "’s"}
            found.append((0.6 if possessive else 2.2 if is_source else 1.0, start, (first, second)))
    best: tuple[float, tuple[int, ...]] | None = None
    for weight, start, members in found:
        distance = here - depth(state, start)
        if distance > 2.0 or any(span.start <= start < span.end for span in source.contents):
            continue
        weight *= 1.4 * 0.6**distance
        if best is None or weight >= best[0]:
            best = weight, members
    return best if best is not None and best[0] >= 0.3 else None


def preposed(state: State, start: int) -> bool:
    """Whether a preposition stands right before `start`."""
    index = bisect_left(state.token_starts, start)
    return index > 0 and state.tokens[index - 1].low in h.PREPOSITIONS


def _modifies(state: State, end: int) -> bool:
    """Whether what ends at `end` only says which: "a Ruthen senator", "the Holm campaign"."""
    index = bisect_left(state.token_starts, end)
    if index >= len(state.tokens) or state.text[end : end + 1] != " ":
        return False
    token = state.tokens[index]
    return not token.capital and nominal_kind(token.low) != "unnamed"


def depth(state: State, position: int) -> float:
    """Running distance, in sentences, of `position`."""
    return state.depth_of[state.sentence(position)] if state.depth_of else 0.0


def candidates(state: State, position: int, source: Source, wanted: str) -> dict[int, float]:
    """Weight of each entity as antecedent of a pronoun at `position`, over the mentions before it."""
    here = state.depth_of[state.sentence(position)] if state.depth_of else 0.0
    inside = containing(state.quotations, position) is not None
    # Who is quoted says I of himself: "he" inside his words is another.
    holder = holder_of(state, position, source) if inside else None
    speaker = state.primary.get(holder.no) if holder is not None else _announced(state, position)
    firsts: dict[int, int] = {}
    weights: dict[int, float] = {}
    # Once a paragraph has named people of its own, those of the paragraph before fade.
    index = bisect_left(state.at, (position,))
    paragraph = state.text.rfind("\n", 0, position) + 1
    last = index - 1
    while last >= 0 and any(span.start <= state.at[last][0] < span.end for span in source.contents):
        last -= 1
    named_here = last >= 0 and state.at[last][0] >= paragraph
    window: list[tuple[int, int, int, bool, float]] = []
    for start, end, number, is_source in reversed(state.at[max(0, index - 60) : index]):
        sentence = state.sentence(start)
        distance = here - state.depth_of[sentence]
        if distance > _WINDOW:
            break
        firsts[sentence] = start
        window.append((start, end, number, is_source, distance))
    for start, end, number, is_source, distance in window:
        entity = state.entities[number]
        fit = fits(state, entity, wanted)
        if fit == 0.0 or end > position or number == speaker:
            continue
        weight = fit * 0.6**distance * (1.0 + 0.04 * min(len(entity.places), 10))
        weight *= 2.2 if is_source else 1.0
        weight *= 1.4 if firsts[state.sentence(start)] == start else 1.0
        if not inside and containing(state.quotations, start) is not None and not is_source:
            weight *= 0.35
        if state.text[end : end + 2] in {"'s", "’s"} and not is_source:
            weight *= 0.6
        if any(span.start <= start < span.end for span in source.contents):
            weight *= 0.3
        if not is_source and (preposed(state, start) or _modifies(state, end)):
            weight *= _PREPOSED
        if named_here and start < paragraph:
            weight *= _EARLIER_PARAGRAPH
        previous = weights.get(number, 0.0)
        weights[number] = max(previous, weight) + 0.15 * min(previous, weight)
    return weights


def fits(state: State, entity: Entity, wanted: str) -> float:
    """How well an entity agrees with what is `wanted`: m, f, any (a person), it or they; 0 where it can't be it."""
    if wanted in {"m", "f"}:
        if entity.kind == "person":
            if entity.gender:
                return 1.25 if entity.gender == wanted else 0.0
            if entity.person is not None and not entity.person.given and entity.person.surname in h.GENERIC_BODY_WORDS:
                return 0.0  # "the Assembly"
            return 1.0 if entity.known else 0.35
        return 0.8 if entity.kind == "anonymous_person" and names.genders_agree(entity.gender, wanted) else 0.0
    if wanted == "any":
        return (1.0 if entity.known else 0.5) if entity.kind == "person" else 0.0
    if wanted == "it":
        thing = entity.kind in BODIES or (entity.kind == "unnamed" and entity.form == "nominal")
        return 1.0 if thing and not entity.plural else 0.0
    if entity.kind in {"organization", "outlet"}:
        return 0.6  # "The Courier checked it. They found …"
    if entity.kind not in {"group", "anonymous_group"} and not entity.plural:
        return 0.0
    return (
        1.0 if entity.kind == "anonymous_group" or entity.head in _PEOPLE or is_role(singular_of(entity.head)) else 0.7
    )


def pick(state: State, phrase: Phrase, weights: dict[int, float], least: float) -> Mention:
    """The heaviest antecedent, where it weighs at least `least` and enough more than the second."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < least:
        return state.unresolved(phrase)
    rival = ranked[1][1] if len(ranked) > 1 else 0.0
    share = ranked[0][1] / (ranked[0][1] + rival)
    if share < SHARE_FLOOR:
        return state.unresolved(phrase)
    return Mention(phrase, ranked[0][0], "pronoun", round(min(0.95, share), 3))


def _announced(state: State, position: int) -> int | None:
    """Who is named, in the same sentence, before the colon in front of the quotation around `position`."""
    index = containing(state.quotations, position)
    if index is None:
        return None
    start = state.quotations[index].start
    before = state.text[max(0, start - 4) : start].rstrip()
    if not before.endswith(":"):
        return None
    low = state.sentences[state.sentence(start - len(before))].start if state.sentences else 0
    named = [
        number
        for at, end, number, _ in state.at[max(0, bisect_left(state.at, (start,)) - 8) :]
        if low <= at < end <= start
    ]
    return named[0] if named else None
