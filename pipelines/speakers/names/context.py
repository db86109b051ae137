"""What an article tells beside a name - office, place, sex, trade - and whether two such tellings fit one bearer.

Only the words beside the name are looked at here. What a fit or a contradiction is worth for which kind of name is
decided in `across`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.bodies import KNOWN_BODIES
from pipelines.speakers.lexicon.places import SEATS, country_of
from pipelines.speakers.lexicon.standing import BODY_HEADS, FIELDS, PLACES, PORTFOLIOS, ROLE_CLASSES, SUPRANATIONAL

MAX_BESIDE = 400
"""Characters beside a name that are looked at."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SHE, _HE = frozenset(("she", "her", "woman")), frozenset(("he", "his", "him", "man"))
_STOP = frozenset(
    "the of a an and for in at on to from by with under who whose that former ex late then new senior his her its "
    "now".split()
)
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_MAIDEN = re.compile(r"\b(?:born|née|nee|formerly|geb\.?)\s+([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)")


class Standing(NamedTuple):
    """What stands beside a name. `roles`: class of role -> proper words and portfolios of its part of the text."""

    gender: str = ""
    countries: frozenset[str] = frozenset()
    proper: frozenset[frozenset[str]] = frozenset()
    roles: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = ()
    fields: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    is_body: bool = False
    maiden: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing beside the name tells who is meant."""
        return not (self.words or self.countries or self.proper)


class Fit(NamedTuple):
    """How two standings go together: what forbids one bearer, and how much speaks for one."""

    conflict: str
    support: int
    role: bool
    place: bool
    names: int


def _low(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"['’]s?$", "", anyascii(word).lower()))


def stem(word: str) -> str:
    """A word without its commonest endings, so that a country or trade meets its adjective."""
    for ending in ("ians", "ian", "ans", "ese", "ish", "ers", "ing", "ies", "an", "er", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def standing(text: str) -> Standing:
    """The standing that the words beside a name give it."""
    text = text[:MAX_BESIDE]
    countries: set[str] = set()
    proper: set[frozenset[str]] = set()
    roles: list[tuple[str, frozenset[str], frozenset[str]]] = []
    fields: set[str] = set()
    told: set[str] = set()
    gender = ""
    is_body = False
    for number, segment in enumerate(part for part in re.split(r"[,;()]", text) if _WORD.search(part)):
        words = _WORD.findall(segment)
        lows = [_low(word) for word in words]
        # "whose wife", "who met the French president" tell of others.
        stop = next(
            (i for i, low in enumerate(lows) if low in _RELATIVE and not words[i].isupper()), len(lows)
        )  # WHO is a body
        words, lows = words[:stop], lows[:stop]
        heads = {*lows[:1], *_head(lows)}
        gender = gender or ("f" if heads & (_SHE | h.FEMALE_ROLES) else "m" if heads & (_HE | h.MALE_ROLES) else "")
        here: set[str] = set()
        run: list[str] = []
        for body in _bodies(words, lows):
            proper.add(frozenset({body}))
            here.add(body)
        at = 0
        while at <= len(words):
            word = words[at] if at < len(words) else ""
            place, length = _place(lows, at)
            if place:
                countries.update(place)
                here.update(f"@{each}" for each in place)
            if word and (word[0].isupper() or (run and word[0].isdigit())) and not (place and length):
                if lows[at] not in _STOP | h.ROLES and lows[at] not in h.TITLES:
                    run.append(stem(lows[at]))
            elif run:
                if len(run) > 2:
                    run.append("".join(low[0] for low in run))  # "ECB" in the other article
                proper.add(frozenset(run))
                here.update(run)
                run = []
            if place and length and lows[at] in PLACES:
                proper.add(frozenset({lows[at]}))
            at += max(1, length)
        portfolios = frozenset(PORTFOLIOS[low] for low in lows if low in PORTFOLIOS)
        joined = " ".join(lows)
        found = _roles(lows)
        roles += [(role, frozenset(here), portfolios) for role in found]
        fields.update(FIELDS[low] for low in lows if low in FIELDS)
        told.update(stem(low) for low in lows if low and low not in _STOP and not low.isdigit())
        if number == 0 and not found and not (_SHE | _HE) & set(lows):
            is_body = any(low in BODY_HEADS for low in _head(lows)) or joined in BODY_HEADS
    years = frozenset(re.findall(r"\b(?:1[5-9]|20)\d\d(?=s?\b)", text))
    maiden = _MAIDEN.search(text)
    return Standing(
        gender, frozenset(countries), frozenset(proper), tuple(roles), frozenset(fields), years,
        frozenset(told - _SHE - _HE), is_body, anyascii(maiden.group(1)).lower() if maiden else "",
    )  # fmt: skip


def _roles(lows: list[str]) -> list[str]:
    """Classes of the roles that the words name; a role of two words is not its parts (`chief minister`)."""
    found: list[str] = []
    at = 0
    while at < len(lows):
        pair = ROLE_CLASSES.get(" ".join(lows[at : at + 2]), "")
        one = ROLE_CLASSES.get(lows[at], "")
        found += [role for role in (pair or one,) if role]
        at += 2 if pair and at + 1 < len(lows) else 1
    return found


def _head(lows: list[str]) -> list[str]:
    """The words up to the head noun of a phrase: those before its first preposition or participle."""
    stop = next(
        (i for i, low in enumerate(lows) if i and (low in h.PREPOSITIONS or low in {"owned", "run", "who"})), len(lows)
    )
    return lows[max(0, stop - 1) : stop]


def _place(lows: list[str], at: int) -> tuple[frozenset[str], int]:
    """Countries that the words from `at` on name, and how many words they take."""
    for length in (3, 2, 1):
        piece = " ".join(lows[at : at + length])
        if at + length > len(lows) or not piece:
            continue
        country = country_of(piece) or PLACES.get(piece) or SEATS.get(piece)
        if country:
            return frozenset({country}), length
    return frozenset(), 0


def _bodies(words: list[str], lows: list[str]) -> set[str]:
    """Marks of the known bodies that the words name, the same for a name and its acronym."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        step = 1
        for length in range(min(7, len(words) - at), 0, -1) if words[at][0].isupper() else ():
            numbers = KNOWN_BODIES.get(" ".join(lows[at : at + length]), ())
            if len(numbers) == 1:
                found.add(f"#{numbers[0]}")
                step = length
                break
        at += step
    return found


_HEADS_OF_BODIES = frozenset(
    ("president", "head", "leader", "executive", "governor", "secretary general", "commissioner", "director", "founder")
)
"""Classes of roles that are one office at the head of one body, whatever it is called."""
_HEADS_OF_STATES = frozenset(("president", "leader", "king"))
MAX_CAREER = 40
"""Years beyond which two articles hardly speak of one bearer at work."""


def _same_role(a: str, b: str, near: frozenset[str], far: frozenset[str]) -> bool:
    if a == b:
        return True
    if {a, b} <= _HEADS_OF_STATES and near == far and all(word[0] == "@" for word in near):
        return bool(near)  # "Ugandan president", "Uganda's leader"
    return {a, b} <= _HEADS_OF_BODIES and any(word[0] == "#" for word in near & far)


def _comparable(near: frozenset[str], far: frozenset[str]) -> bool:
    """Whether two parts of a text tell things of one sort: a state and a state, or a body and a body."""
    states = [{word for word in words if word[0] == "@"} for words in (near, far)]
    return all(states) or bool(near - states[0] and far - states[1])


def fit(a: Standing, b: Standing) -> Fit:
    """How two standings go together."""
    conflict = ""
    if a.gender and b.gender and a.gender != b.gender:
        conflict = "gender"
    if a.is_body != b.is_body and not a.empty and not b.empty:
        conflict = "body"
    place = bool(a.countries & b.countries)
    if a.countries and b.countries and not place and not (a.countries | b.countries) & SUPRANATIONAL:
        conflict = conflict or "country"
    if a.years and b.years and abs(int(min(a.years)) - int(min(b.years))) >= MAX_CAREER:
        conflict = conflict or "years"
    shared = sum(any(one & other for other in b.proper) for one in a.proper)
    role = role_conflict = False
    for name, near, portfolio in a.roles:
        for other, far, task in b.roles:
            if not _same_role(name, other, near, far) or (portfolio and task and not portfolio & task):
                continue
            if not near & far and not portfolio & task and _comparable(near, far):
                role_conflict = True
            else:
                role = True
    if role_conflict and not role and not shared:
        conflict = conflict or "affiliation"
    support = shared + role + place + (bool(a.years & b.years))
    return Fit(conflict, support, role, place, shared)
