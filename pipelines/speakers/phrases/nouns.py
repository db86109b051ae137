"""What a common noun means (a person, a class of people, a body, a record, nobody) and the kind of speaker it gives.

Words come in folded and one by one; names with capitals belong to `name_kinds`, phrases to `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon import people
from pipelines.speakers.lexicon import phrasing as w
from pipelines.speakers.lexicon.given_names import FEMALE, MALE
from pipelines.speakers.lexicon.places import DEMONYMS
from pipelines.speakers.lexicon.records import RECORD_PLURALS, RECORDS
from pipelines.speakers.phrases.tokens import Token

_AGENT = re.compile(r"(?:er|tor|sor|ist|man|woman|ian|person|crat|eer|aire)$")
GIVEN = MALE | FEMALE
_PEOPLE = (
    h.ROLES
    | people.PEOPLE
    | people.CLOSE
    | people.PRESENT
    | people.CLASSES_OF_PEOPLE
    | people.KIN
    | {word[:-1] for word in h.PARTISANS}
)
_RECORDS = RECORDS | h.DOCUMENT_HEADS
_COMMON_NOUNS = _PEOPLE | _RECORDS | h.OUTLET_HEADS | h.SOURCE_PLURALS | h.COLLECTIVES | people.NOBODIES
_COMMON_SINGULARS = (
    h.ROLES | h.SOURCE_PLURALS | h.COLLECTIVES | h.DOCUMENT_HEADS | h.OUTLET_HEADS | people.NOBODIES | RECORD_PLURALS
)


class Noun(NamedTuple):
    """A common noun: what it means (person, gathering, public, nobody, a kind of speaker or nothing), and how many."""

    sort: str
    singular: str
    plural: bool


@lru_cache(maxsize=1 << 15)
def noun(low: str) -> Noun:
    """What a folded common noun means."""
    if low in people.NOBODIES or low == "those":
        return Noun("nobody", low, low in {"those", "people", "others", "some", "many", "most", "few", "several"})
    if low == "families":
        return Noun("person", "family", True)
    if low in people.GATHERINGS:
        return Noun("gathering", low, True)
    if low in people.PUBLICS:
        return Noun("public", low, True)
    singular = people.PLURALS.get(low) or singular_of(low)
    plural = singular != low
    if singular.endswith("yearold"):
        return Noun("person", singular, plural)
    for word in dict.fromkeys((low, singular)):
        if word in h.ROLES or (plural and word in people.CLOSE):
            return Noun("person", singular, plural)
        if word in _RECORDS or word in RECORD_PLURALS:
            return Noun("document", singular, plural)
        if word in h.OUTLET_HEADS:
            return Noun("outlet", singular, plural)
        if word in h.GOVERNMENT_NOUNS or (word in h.GOVERNMENT_HEADS and word not in h.NAMES_ONLY):
            return Noun("government", singular, plural)
        if word in h.ORGANIZATION_NOUNS or (word in h.ORGANIZATION_HEADS and word not in h.NAMES_ONLY):
            return Noun("organization", singular, plural)
        if word in _PEOPLE:
            return Noun("person", singular, plural)
    if low in people.PLURALS or low in h.PARTISANS or low in DEMONYMS or low in h.PEOPLES or low.endswith("americans"):
        return Noun("person", singular, True)
    agent = len(singular) > 4 and _AGENT.search(singular) and singular not in people.NOT_PEOPLE
    return Noun("person" if agent else "", singular, singular != low)


def nominal_kind(head: str, modifiers: Sequence[str] = (), determiner: str = "", amount: str = "") -> str:
    """Kind of an unnamed phrase by its head noun, its determiner, and the amount in front ("count", "any" or "")."""
    sort, singular, plural = noun(head)
    if head in w.FRACTIONS:
        return "group"
    if head == "people" and any(low not in h.QUANTIFIERS and low not in w.HEDGES for low in modifiers):
        return "anonymous_group" if amount == "count" else "group"
    if sort == "nobody":
        return "anonymous_group" if amount == "count" and head in {"others", "people"} else "unnamed"
    if head == "side" and determiner not in {"quantified", "another"} and not {"neither", "either"} & {*modifiers}:
        return "unnamed"
    if h.LEGISLATIVE & {*modifiers} and singular in h.PARTS_OF_PARLIAMENT:
        return "government"
    if head in {"media", "press"} and determiner == "definite" and not {*modifiers} - w.OF_A_CLASS:
        return "group"
    if singular == "figure" and modifiers and modifiers[-1] in h.ROLE_MODIFIERS | w.OF_A_CLASS:
        sort = "person"  # "religious figures"
    if sort == "gathering":
        return "anonymous_group"
    if sort == "public":
        return "organization" if head == "opposition" else "group"
    if sort == "person" and not plural:
        return "group" if amount == "any" else "anonymous_person"
    if sort == "person":
        return _many(singular, determiner, amount)
    return sort or "unnamed"


def _many(singular: str, determiner: str, amount: str) -> str:
    """Particular people or a class, for the plural of a noun for people."""
    if amount != "any" and (amount == "count" or singular in people.CLOSE or singular in people.PRESENT):
        return "anonymous_group"
    if singular in people.KIN and determiner in {"possessive", "pronominal"}:
        return "anonymous_group"
    if amount == "any":
        return "group"
    classed = singular in people.CLASSES_OF_PEOPLE or singular + "s" in h.PARTISANS or singular in h.PEOPLES
    if determiner == "definite" and not amount and not classed and singular not in DEMONYMS:
        return "anonymous_group"
    return "group"


@lru_cache(maxsize=1 << 15)
def singular_of(word: str) -> str:
    """The singular of a regular plural, else the word."""
    if word.endswith("ies") and len(word) > 4 and word != "movies":
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def is_role(low: str) -> bool:
    """Whether the folded word is a title or a noun for a person by office, job or tie."""
    return (
        low in h.ROLES
        or (low in h.TITLES and low not in {"del", "father", "sister"})
        or bool("-" not in low and low.startswith("ex") and low[2:] in h.ROLES)
    )


def is_participle(token: Token) -> bool:
    """Whether the word looks like a participle and like no noun of the lists."""
    return (
        not token.capital
        and (token.low.endswith(("ing", "ed")) or token.low in w.IRREGULAR)
        and token.low not in h.ROLE_MODIFIERS
        and not noun(token.low).sort
    )


def is_common(low: str) -> bool:
    """Whether the word is a common noun of the lists, so that a capital at a sentence's start makes no name of it."""
    if low in GIVEN:
        return False
    singular = people.PLURALS.get(low) or singular_of(low)
    if singular == low:
        return low in _COMMON_SINGULARS
    bodies = noun(low).sort in {"government", "organization", "outlet"} and singular not in w.SURNAMES
    if low.endswith(w.ENDINGS_OF_CLASSES):
        return True
    return low in _COMMON_SINGULARS or (singular in _COMMON_NOUNS and singular not in w.SURNAMES) or bodies
