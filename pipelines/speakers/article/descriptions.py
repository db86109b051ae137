"""Descriptions of one article ("the minister", "her campaign", "the two"): the way from a phrase to whom it means.

Which person bears a role is in `bearers`, which body is of a sort in `sorts`, pronouns are in `pronouns`; here is their
order, what was described before, and those who are named in one breath.
"""

from __future__ import annotations

from pipelines.speakers.article import bearers, sorts
from pipelines.speakers.article.entities import BODIES, Entity, Mention, State, looks_like_body
from pipelines.speakers.article.salience import preposed
from pipelines.speakers.article.surroundings import before, groups, is_named_person, recent
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import COUNTRIES
from pipelines.speakers.names import names
from pipelines.speakers.phrases.nouns import singular_of
from pipelines.speakers.phrases.phrases import Phrase
from schemas.ids import fold

_PAIRS = frozenset("two pair duo couple both".split())
# Nouns for several people of any role.
_ANYBODY = frozenset("man woman leader politician rival opponent ally adversary".split())


def nominal(state: State, phrase: Phrase) -> Mention:
    """The entity that a description means: a named one by role or head, one described before, or a new one."""
    definite = phrase.determiner in {"definite", "possessive"}
    if phrase.determiner == "pronominal" or (phrase.determiner == "possessive" and not phrase.plural):
        found = sorts.owned_body(state, phrase) if phrase.kind in BODIES else bearers.owned(state, phrase)
        if found is not None:
            return found
    if definite and not phrase.plural:
        found = sorts.place(state, phrase)
        if found is not None:
            return found
    if phrase.kind == "unnamed":
        return (bearers.by_topic(state, phrase) if definite else None) or state.unresolved(phrase)
    beside = _apposed(state, phrase)
    if beside is not None:
        return beside
    bare_role = phrase.kind == "anonymous_person" and not phrase.determiner
    if definite or bare_role:
        found = bearers.by_role(state, phrase) if phrase.kind == "anonymous_person" else sorts.by_head(state, phrase)
        if found is not None:
            return found
    if phrase.determiner != "another":
        found = _described_before(state, phrase, definite)
        if found is not None:
            return found
    entity = state.new(phrase.kind, "nominal", phrase)
    entity.plural = entity.plural or singular_of(phrase.head) != phrase.head
    return Mention(phrase, entity.number, "described", 0.9)


def _described_before(state: State, phrase: Phrase, definite: bool) -> Mention | None:
    """Whom the same words or the same noun meant before, unless a name of that sort has come since."""
    position = phrase.start
    earlier = [e for e in state.entities if e.form == "nominal" and e.kind == phrase.kind and e.anchor[0] <= position]
    same = [e for e in earlier if any(_bare(form) == _bare(phrase.text) for form in e.printed)]
    near = [e for e in earlier if definite and _continues(e, phrase)]
    if phrase.determiner == "definite":
        varied = bearers.by_topic(state, phrase) or sorts.by_sort(state, phrase)
        last = max((state.last_place(e.number, position) for e in (*same, *near)), default=-1)
        nearer = varied is not None and last < state.last_place(varied.entity, position)
        if varied is not None and (nearer or phrase.head in sorts.CAMPAIGNS):
            return varied
    if same:
        return Mention(phrase, same[-1].number, "same_words", 0.8 if definite else 0.6)
    if near:
        latest = max(near, key=lambda e: (state.last_place(e.number, position), e.number))
        if phrase.affiliation:
            latest.printed[phrase.text[:200]] += 1  # "her campaign", then "the Holm campaign"
        return Mention(phrase, latest.number, "head_noun", 0.85 if len(near) == 1 else 0.6)
    return None


def _continues(entity: Entity, phrase: Phrase) -> bool:
    """Whether a description may take up one made before: the same noun, and no word that was not said of it."""
    return (
        entity.head == phrase.head
        and entity.plural == phrase.plural
        and {*phrase.modifiers} - {"unnamed"} <= entity.modifiers
        and {*fold(phrase.affiliation or "").split()} <= entity.modifiers | {*fold(entity.name).split()}
    )


def several(state: State, phrase: Phrase) -> tuple[Mention, list[int]] | None:
    """Those named in one breath before whom a plural takes up: "the senators", "the two", "both candidates"."""
    counted = bool(_PAIRS & {phrase.head, *fold(phrase.text).split()[:2]})
    if phrase.determiner != "definite" and not (counted and phrase.text.lower().startswith("both ")):
        return None
    if not (phrase.plural or phrase.head in _PAIRS) or phrase.affiliation:
        return None
    found = max(groups(state, phrase.start, 3), default=None)
    if found is None and counted:
        found = _two_alike(state, phrase)
    if found is None or (counted and len(found[2]) != 2):
        return None
    members = [state.entities[number] for number in found[2]]
    if not _are(members, phrase, counted):
        return None
    return Mention(phrase, members[0].number, "role", 0.7), [e.number for e in members[1:]]


def _two_alike(state: State, phrase: Phrase) -> tuple[bool, int, tuple[int, ...]] | None:
    """The only two people with names, or the only two countries, of the sentence before or of the few before."""
    countries = singular_of(phrase.head) in sorts.COUNTRY_HEADS
    for sentences in (1, 2, 3) if countries else (1, 2):
        entries = [
            entry
            for entry in recent(state, phrase.start, sentences)
            if (_is_country if countries else is_named_person)(state.entities[entry[2]])
        ]
        found = tuple(dict.fromkeys(number for _, _, number, _ in reversed(entries)))
        if len(found) > 1:
            return (False, entries[-1][0], found) if len(found) == 2 else None
    return None


def _is_country(entity: Entity) -> bool:
    return entity.kind == "government" and bool(entity.words) and entity.words <= COUNTRIES


def _are(members: list[Entity], phrase: Phrase, counted: bool) -> bool:
    """Whether the members of a group fit the noun of a plural."""
    head = singular_of(phrase.head)
    if head in sorts.COUNTRY_HEADS:
        return all(map(_is_country, members))
    if phrase.kind in BODIES or not all(e.kind == "person" for e in members):
        return False
    if counted and phrase.head in _PAIRS:
        return True
    gender = names.gender_of("", "", head)
    if not all(names.genders_agree(e.gender, gender) for e in members):
        return False
    if any(bearers.serves(e) for e in members):
        return head not in bearers.SEEKERS | _ANYBODY
    roles = {singular_of(role) for e in members for role, _, _ in e.roles}
    if head in bearers.SEEKERS:
        return bool(roles & (bearers.SEEKERS | bearers.OFFICE_HOLDERS)) or len(members) > 2
    alike = next((group for group in bearers.SYNONYMS if head in group), {head})
    return head in _ANYBODY or bool(roles & alike)


def _apposed(state: State, phrase: Phrase) -> Mention | None:
    """The person named right before: "Ada Holm, a pupil with plans, said"."""
    if phrase.kind != "anonymous_person" or phrase.determiner != "indefinite":
        return None
    if state.text[phrase.end : phrase.end + 5] == " and ":
        return None
    for start, end, number, _ in before(state, phrase.start, 3):
        if looks_like_body(state.entities[number]) and preposed(state, start):
            bearer = before_place(state, start, start - 80)
            if bearer is None:
                return None
            number = bearer  # "Ada Holm of Ruthen, a Reformer"
        entity = state.entities[number]
        named = state.text[end : phrase.start] == ", " and is_named_person(entity)
        if named and names.genders_agree(entity.gender, names.gender_of("", "", phrase.head)):
            return Mention(phrase, number, "role", 0.8)
    return None


def before_place(state: State, place: int, begin: int) -> int | None:
    """Who is named before "of Ruthen", or before an apposition that ends so: "Ada Holm, Reformer of Ruthen, who"."""
    for start, end, number, _ in before(state, place, 3):
        if start >= begin and place - end < 40 and state.entities[number].kind == "person":
            return number
    return None


def _bare(text: str) -> str:
    """Folded words without a leading determiner."""
    words = fold(text).split()
    while len(words) > 1 and words[0] in h.DEFINITE | {"a", "an"}:
        words = words[1:]
    return " ".join(words)
