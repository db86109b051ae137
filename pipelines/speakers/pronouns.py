"""Pronouns of one article: he, she, it and they by agreement, nearness and who spoke last; I and we by whose words.

Who and which, which go by the words to their left, are in `relatives`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from pipelines.speakers import names
from pipelines.speakers.entities import BODIES, Entity, Mention, Source, State, looks_like_body
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.phrases import Phrase, is_role, nominal_kind, singular_of
from pipelines.text import containing
from schemas.ids import fold

PRONOUN_FLOOR = 0.55
"""Least share of the best antecedent in the weight of the two best."""
_EARLIER_PARAGRAPH = 0.4  # chosen on PolNeAR dev: 138 of 152 he right, against 135 at 1
_PREPOSED = 0.7  # behind a preposition: seldom what the text goes on about
_WINDOW = 5.0  # sentences outside quotation marks that a pronoun looks back over
# What a text or picture does and a body does not.
_SHOWS = frozenset("show showed depict reveal illustrate refer read mean include contain feature".split())
_PEOPLE = h.COLLECTIVES | h.PARTISANS | h.SOURCE_PLURALS
_AND = re.compile(r"(?:, [^.;]{1,40},)? and (?:(?:the|his|her|their) )?(?:[A-Z]\w{0,9}\.? )?")


def person_pronoun(state: State, phrase: Phrase, source: Source) -> Mention:
    """The person that he or she means."""
    wanted = "m" if phrase.pronoun == "he" else "f"
    mention = pick(state, phrase, candidates(state, phrase.start, source, wanted), 0.12)
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
    mention = pick(state, phrase, weights, 0.5)
    return state.unresolved(phrase) if state.entities[mention.entity].kind == "unnamed" else mention


def plural_pronoun(state: State, phrase: Phrase, source: Source) -> tuple[Mention, list[int]]:
    """The people that "they" means, and whom else beside the first where they are named together."""
    weights = candidates(state, phrase.start, source, "they")
    mention = pick(state, phrase, weights, 0.5)
    group = together(state, phrase.start, source)
    rival = max(weights.values(), default=0.0)
    if group is not None and group[0] > rival:
        score = round(min(0.9, group[0] / (group[0] + rival)), 3)
        if score >= PRONOUN_FLOOR:
            return Mention(phrase, group[1][0], "pronoun", score), list(group[1][1:])
    if not weights and group is None:
        return _body_as_people(state, phrase), []
    return mention, []


def together(state: State, position: int, source: Source) -> tuple[float, tuple[int, ...]] | None:
    """Weight and members of the best group of speakers named in one breath before `position`."""
    here = _depth(state, position)
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
        distance = here - _depth(state, start)
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


def _depth(state: State, position: int) -> float:
    return state.depth_of[state.sentence(position)] if state.depth_of else 0.0


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


def first_person(state: State, phrase: Phrase, source: Source) -> Mention:
    """The speaker of the words that I or we stand in, else the article's one author."""
    holder = _holder(state, phrase.start, source)
    if holder is not None:
        number = state.primary.get(holder.no)
        if number is None or number == state.unnamed_number:
            return state.unresolved(phrase)
        sure = phrase.pronoun == "i" or state.entities[number].kind in BODIES
        return Mention(phrase, number, "first_person", 0.9 if sure else 0.6)
    if containing(state.quotations, phrase.start) is None and phrase.pronoun == "i" and len(state.authors) == 1:
        return Mention(phrase, _author(state), "first_person", 0.8)
    return state.unresolved(phrase)


def candidates(state: State, position: int, source: Source, wanted: str) -> dict[int, float]:
    """Weight of each entity as antecedent of a pronoun at `position`, over the mentions before it."""
    here = state.depth_of[state.sentence(position)] if state.depth_of else 0.0
    inside = containing(state.quotations, position) is not None
    # Who is quoted says I of himself: "he" inside his words is another.
    holder = _holder(state, position, source) if inside else None
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
        fit = _fit(state, entity, wanted)
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


def _fit(state: State, entity: Entity, wanted: str) -> float:
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
    if share < PRONOUN_FLOOR:
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


def _holder(state: State, position: int, source: Source) -> Source | None:
    """The attribution whose content the position stands in: the stated parent, else the tightest."""
    parent = state.by_no.get(source.parent_no) if source.parent_no is not None else None
    if parent is not None and parent is not source:
        return parent
    around = [
        (span.end - span.start, other.no)
        for other in state.sources
        if other is not source
        for span in other.contents
        if span.start <= position < span.end
    ]
    return state.by_no[min(around)[1]] if around else None


def _author(state: State) -> int:
    person = names.parse_person(state.authors[0])
    for entity in state.entities:
        if entity.form == "author":
            return entity.number
        known = entity.person
        if person and known and person.given and known.given and names.compare_people(person, known):
            return entity.number
    entity = state.new("person", "author", anchor=(0, state.authors[0]))
    entity.person, entity.gender = person, person.gender if person else ""
    entity.printed[state.authors[0][: names.MAX_NAME]] += 1
    return entity.number
