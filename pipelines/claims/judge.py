"""Do two contents of one story state one proposition? The cosine of their statements, and guards that keep apart.

Polarity plays no part: statements come in positive form. Which pairs are compared and what follows from a judgement is
decided in clusters.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipelines.claims import clauses
from pipelines.claims.lexicon import (
    MONTHS,
    NUMBER_WORDS,
    PLANS,
    SCALES,
    STOPWORDS,
    WEEKDAYS,
    verbs,
)
from pipelines.claims.tokens import Token, is_word, tokenize

_PLACE_PREPOSITIONS = frozenset("in into near at from inside across around outside toward towards".split())
_PLACE_NOUNS = frozenset(
    "town city village port region province district county state island valley harbour harbor".split()
)
# The odds of "same" by the cosine of two statements: `python -m training.statements --half` fits them on stories and
# bundles that its encoder has not seen.
_SCALE, _BIAS = 7.53, -5.12
APART = -1.0
"""A guard keeps two apart even where all other pairs of their clusters are alike."""
_HARD = frozenset({"saying", "plan", "number", "day", "name", "place", "actor", "role"})
"""Guards that decide; what the others find is of use to relations.py alone."""
_HOURS = frozenset("morning noon afternoon evening midnight dawn dusk".split())
_BYPASSED = frozenset("'s s".split())


@dataclass(frozen=True)
class Content:
    """A statement made comparable. `keys`: lemmas or stems of its content words, `names`: which are names."""

    keys: tuple[str, ...]
    names: frozenset[str]
    subject: frozenset[int]
    numbers: frozenset[float]
    dates: frozenset[tuple[str, str]]
    places: frozenset[str]
    full_names: tuple[tuple[str, ...], ...]
    modality: str
    passive: bool
    on_saying: bool


class Judgement(NamedTuple):
    """Probability by their vectors that two contents state one proposition, and what keeps them apart, if anything.

    `value`: the probability with that counted in, APART where it decides.
    """

    probability: float
    guard: str
    value: float


def stem(word: str) -> str:
    """Lemma of a verb form that is known, else the word without plural `s`."""
    lemma = verbs().lemma.get(word)
    if lemma:
        return lemma
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=1 << 16)
def same_name(first: str, second: str) -> bool:
    """Whether two names are one or one is the adjective of the other: Karsenia, Karsenian."""
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    common = 0
    for a, b in zip(shorter, longer, strict=False):
        if a != b:
            break
        common += 1
    return common >= max(4, len(shorter) - 1) and len(longer) - common <= 4


def _modality(tokens: Sequence[Token], tense: str, stance: str) -> str:
    if stance == "demands" or clauses.ought(tokens) is not None:
        return "ought"
    verb = clauses.first_verb(tokens)
    if verb is not None:
        window = [token.low for token in tokens[verb : verb + 5]]
        if any(word in PLANS for word in window) and ("to" in window or "for" in window or len(window) > 2):
            return "plan"
        if any(word in {"talks", "negotiating", "considering", "discussing"} for word in window[1:3]):
            return "plan"
        if "about" in window[:3] and "to" in window[:4]:
            return "plan"
    if tense in {"future", "conditional"} or stance in {"predicts", "commits"}:
        return "future"
    if (
        verb is not None
        and tokens[verb].low in {"can", "may", "might", "could"}
        and "have" not in [t.low for t in tokens[verb : verb + 3]]
    ):
        return "possible"
    return "done"


def _numbers(tokens: Sequence[Token]) -> frozenset[float]:
    found: set[float] = set()
    index = 0
    while index < len(tokens):
        low = tokens[index].low
        value: float | None = None
        if low[:1].isdigit():
            try:
                value = float(low.rstrip("%").replace(",", ""))
            except ValueError:
                value = None
            previous = tokens[index - 1].low if index else ""
            following = tokens[index + 1].low if index + 1 < len(tokens) else ""
            dated = previous in MONTHS or (
                previous.rstrip(".")[:3] in {m[:3] for m in MONTHS} and tokens[index - 1].text[:1].isupper()
            )
            if (
                dated
                or following in MONTHS
                or (value is not None and 1800 <= value <= 2100 and "," not in low and value == int(value))
            ):
                value = None
        elif low in NUMBER_WORDS and not (low == "one" and not _counts(tokens, index)):
            value = float(NUMBER_WORDS[low])
        elif "-" in low and all(part in NUMBER_WORDS for part in low.split("-")):
            value = float(sum(NUMBER_WORDS[part] for part in low.split("-")))
        if value is not None:
            while index + 1 < len(tokens) and tokens[index + 1].low in SCALES:
                index += 1
                value *= SCALES[tokens[index].low]
            found.add(value)
        index += 1
    return frozenset(found)


def _dates(tokens: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """The dates of a statement as (kind, value): weekday, month, day of the month, year, time of day."""
    found: set[tuple[str, str]] = set()
    for index, token in enumerate(tokens):
        low = token.low
        near = {tokens[other].low for other in (index - 1, index + 1) if 0 <= other < len(tokens)}
        if low in WEEKDAYS:
            found.add(("weekday", low))
        elif low in MONTHS and token.text[:1].isupper():
            found.add(("month", low))
        elif low.isdigit() and 1800 <= int(low) <= 2100:
            found.add(("year", low))
        elif low[:1].isdigit() and near & MONTHS:
            found.add(("day", low.rstrip("thsndr")))
        elif low in _HOURS:
            found.add(("time", low))
    return frozenset(found)


def _dates_apart(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """Whether both tell one kind of date and share none of it."""
    kinds = {kind for kind, _ in first} & {kind for kind, _ in second}
    return any(
        not {value for own, value in first if own == kind} & {value for own, value in second if own == kind}
        for kind in kinds
    )


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether `one` counts something rather than standing for it."""
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].low not in {"of", "who", "is", "was"}
        and (index == 0 or tokens[index - 1].low not in {"no", "the", "this", "that", "any", "some"})
    )


def content(statement: str, tense: str, stance: str, known_names: frozenset[str], on_saying: bool = False) -> Content:
    """A statement made comparable.

    `known_names`: folded words that the story prints as names; `on_saying`: it states that somebody says something.
    """
    text = statement.replace("[", " ").replace("]", " ")
    tokens = [token for token in tokenize(text, [(0, len(text))]) if is_word(token) and token.low not in _BYPASSED]
    capitals = sum(token.text[:1].isupper() for token in tokens)
    title_case = len(tokens) > 3 and capitals > 0.6 * len(tokens)
    keys: list[str] = []
    names: set[str] = set()
    places: set[str] = set()
    subject: set[int] = set()
    full_names: list[tuple[str, ...]] = []
    verb = clauses.first_verb(tokens)
    run: list[str] = []
    for index, token in enumerate(tokens):
        low = token.low
        capital = token.text[:1].isupper() and low[:1].isalpha()
        is_name = (
            capital
            and low not in STOPWORDS
            and low not in WEEKDAYS
            and low not in MONTHS
            and (low in known_names or (index > 0 and not title_case))
        )
        if is_name:
            run.append(low)
        elif run:
            full_names.append(tuple(run))
            run = []
        if low in STOPWORDS or low in WEEKDAYS or low in MONTHS:
            continue
        if is_name:
            names.add(low)
            before = [t.low for t in tokens[max(0, index - 3) : index]]
            named = before[-1:] == ["of"] and any(word in _PLACE_NOUNS for word in before)
            if named or any(word in _PLACE_PREPOSITIONS for word in before):
                places.add(low)
        if verb is not None and index < verb:
            subject.add(len(keys))
        keys.append(low if is_name else stem(low))
    if run:
        full_names.append(tuple(run))
    lows = [token.low for token in tokens]
    passive = any(
        low in {"was", "were", "been", "be", "being", "is", "are"}
        and any(w in verbs().lemma and not w.endswith("ing") and w not in {"to"} for w in lows[i + 1 : i + 3])
        for i, low in enumerate(lows)
    )
    return Content(
        tuple(keys),
        frozenset(names),
        frozenset(subject),
        _numbers(tokens),
        _dates(tokens),
        frozenset(places),
        tuple(full_names),
        _modality(tokens, tense, stance),
        passive,
        on_saying,
    )


def guard(first: Content, second: Content, inside: frozenset[tuple[str, str]]) -> str:
    """What keeps two contents apart whatever their words: the name of the first guard that does, or nothing.

    `inside`: pairs of names of which the first lies in the second.
    """
    if first.on_saying != second.on_saying:
        return "saying"
    if first.modality != second.modality:
        pair = {first.modality, second.modality}
        if pair == {"plan", "done"}:
            return "plan"
        if pair != {"future", "possible"}:
            return "modality"
    if first.numbers and second.numbers:
        if first.numbers - second.numbers and second.numbers - first.numbers:
            return "number"
    elif first.numbers or second.numbers:
        return "extra_number"
    if _dates_apart(first.dates, second.dates):
        return "day"
    if _surname_clash(first, second):
        return "name"
    if _different_places(first, second, inside):
        return "place"
    if _different_actors(first, second, inside):
        return "actor"
    if _swapped(first, second):
        return "role"
    return ""


def _surname_clash(first: Content, second: Content) -> bool:
    """`Fidel Castro` and `Raul Castro`: one last word, different words before it."""
    for a in first.full_names:
        for b in second.full_names:
            if (
                len(a) > 1
                and len(b) > 1
                and a[-1] == b[-1]
                and not any(same_name(x, y) for x in a[:-1] for y in b[:-1])
            ):
                return True
    return False


def _unmatched(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    return frozenset(a for a in first if not any(same_name(a, b) for b in second))


def _related(a: str, b: str, inside: frozenset[tuple[str, str]]) -> bool:
    return any((same_name(a, x) and same_name(b, y)) or (same_name(b, x) and same_name(a, y)) for x, y in inside)


def _different_places(first: Content, second: Content, inside: frozenset[tuple[str, str]]) -> bool:
    a = _unmatched(first.places, second.names)
    b = _unmatched(second.places, first.names)
    return bool(a and b) and not any(_related(x, y, inside) for x in a for y in b)


def _subject_names(content: Content) -> frozenset[str]:
    return frozenset(content.keys[index] for index in content.subject if content.keys[index] in content.names)


def _different_actors(first: Content, second: Content, inside: frozenset[tuple[str, str]]) -> bool:
    """Both subjects are named and share no name; not told where one clause is passive and the other is not."""
    if first.passive != second.passive:
        return False
    a, b = _subject_names(first), _subject_names(second)
    if not a or not b or len(_unmatched(a, b)) < len(a):
        return False
    return not any(_related(x, y, inside) for x in a for y in b)


def _swapped(first: Content, second: Content) -> bool:
    """Two shared names in opposite order around verbs of the same voice."""
    if first.passive != second.passive:
        return False
    a, b = _subject_names(first), _subject_names(second)
    rest_a, rest_b = first.names - a, second.names - b
    crossed = any(same_name(x, y) for x in a for y in rest_b) and any(same_name(x, y) for x in b for y in rest_a)
    straight = any(same_name(x, y) for x in a for y in b)
    return crossed and not straight


def judgement(first: Content, second: Content, cosine: float, inside: frozenset[tuple[str, str]]) -> Judgement:
    """Whether two statements are one, by the cosine of their vectors and by what keeps them apart."""
    odds = _SCALE * cosine + _BIAS
    found = guard(first, second, inside)
    probability = _probability(odds)
    return Judgement(probability, found, APART if found in _HARD else probability)


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))
