"""Do two contents of one story state one proposition? Features, guards that keep apart, and a linear model.

The model's weights are data (`judge.json`, fitted by benchmarks/claims.py). Polarity is no feature: statements come in
positive form. Which pairs are compared and what follows from a judgement is decided in clusters.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.claims import clauses
from pipelines.claims.lexicon import (
    MONTHS,
    NUMBER_WORDS,
    PLANS,
    SCALES,
    STOPWORDS,
    WEEKDAYS,
    synonyms,
    verbs,
)
from pipelines.claims.tokens import Token, is_word, tokenize

_PLACE_PREPOSITIONS = frozenset("in into near at from inside across around outside toward towards".split())
_PLACE_NOUNS = frozenset(
    "town city village port region province district county state island valley harbour harbor".split()
)
# A subject with one of these is named elsewhere: `our fleet` may be anybody's, so a name on the other side is no
# mark against.
OPEN_WORDS = frozenset("i we you he she it they our my your his her its their this these those".split())
_SYNONYM = 0.85
_NONE: frozenset[int] = frozenset()
_BYPASSED = frozenset("'s s".split())


@dataclass(frozen=True)
class Content:
    """A statement made comparable. `words`: content words; `keys`: their lemmas or stems, `names`: which are names."""

    statement: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    names: frozenset[str]
    subject: frozenset[int]
    head: int
    numbers: frozenset[float]
    days: frozenset[str]
    places: frozenset[str]
    full_names: tuple[tuple[str, ...], ...]
    modality: str
    passive: bool
    open_subject: bool


class Judgement(NamedTuple):
    """Probability that two contents state one proposition, and what keeps them apart: empty where nothing does."""

    probability: float
    guard: str


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


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether `one` counts something rather than standing for it."""
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].low not in {"of", "who", "is", "was"}
        and (index == 0 or tokens[index - 1].low not in {"no", "the", "this", "that", "any", "some"})
    )


def content(statement: str, tense: str, stance: str, known_names: frozenset[str]) -> Content:
    """A statement made comparable; `known_names`: folded words that the story prints as names."""
    text = statement.replace("[", " ").replace("]", " ")
    tokens = [token for token in tokenize(text, [(0, len(text))]) if is_word(token) and token.low not in _BYPASSED]
    capitals = sum(token.text[:1].isupper() for token in tokens)
    title_case = len(tokens) > 3 and capitals > 0.6 * len(tokens)
    words: list[str] = []
    keys: list[str] = []
    names: set[str] = set()
    places: set[str] = set()
    subject: set[int] = set()
    full_names: list[tuple[str, ...]] = []
    verb = clauses.first_verb(tokens)
    head = -1
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
            subject.add(len(words))
        elif head < 0 and verb is not None and not is_name:
            head = len(words)
        words.append(low)
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
        statement,
        tuple(words),
        tuple(keys),
        frozenset(names),
        frozenset(subject),
        head,
        _numbers(tokens),
        frozenset(low for low in lows if low in WEEKDAYS),
        frozenset(places),
        tuple(full_names),
        _modality(tokens, tense, stance),
        passive,
        verb is not None and any(low in OPEN_WORDS for low in lows[:verb]),
    )


FEATURES = (
    "cosine",
    "align",
    "align_low",
    "names",
    "names_apart",
    "numbers",
    "head",
    "subject",
    "object",
    "length",
    "bias",
)


@cache
def weights() -> tuple[tuple[float, ...], float]:
    """Weights of FEATURES and the probability from which two contents are joined."""
    data = json.loads((Path(__file__).parent / "judge.json").read_text(encoding="utf-8"))
    return tuple(float(data["weights"][name]) for name in FEATURES), float(data["threshold"])


class Words:
    """The words of one story's contents, comparable with each other: `vectors` are rows of length 1 in order of
    `keys`."""

    def __init__(self, keys: Sequence[str], vectors: NDArray[np.float64]) -> None:
        self._at = {key: index for index, key in enumerate(keys)}
        self._vectors = vectors
        self._numeric = {key for key in keys if key[0].isdigit()}

    def similarities(self, first: Content, others: Sequence[Content]) -> list[list[list[float]]]:
        """For each other content: similarity 0-1 of each word of the first (rows) with each of its words (columns).

        Names are like names only, figures like equal figures only, and synonyms are alike whatever their vectors.
        """
        columns = {key: None for other in others for key in other.keys}
        place = {key: index for index, key in enumerate(columns)}
        if not first.keys or not columns:
            return [[[] for _ in first.keys] for _ in others]
        rows = self._vectors[[self._at[key] for key in first.keys]]
        raw = np.einsum("ik,jk->ij", rows, self._vectors[[self._at[key] for key in columns]])
        block = np.clip((raw - 0.3) / 0.7, 0.0, 1.0).tolist()
        known = synonyms()
        found = []
        for other in others:
            matrix = []
            for key, line in zip(first.keys, block, strict=True):
                same = known.get(key, _NONE)
                row = []
                for word in other.keys:
                    value = line[place[word]]
                    if key == word:
                        value = 1.0
                    elif key in first.names or word in other.names:
                        both = key in first.names and word in other.names
                        value = 1.0 if same_name(key, word) else 0.0 if both else min(value, 0.3)
                    elif key in self._numeric or word in self._numeric:
                        value = 0.0
                    elif same and same & known.get(word, _NONE):
                        value = max(value, _SYNONYM)
                    row.append(value)
                matrix.append(row)
            found.append(matrix)
        return found


def features(
    first: Content, second: Content, cosine: float, words: Sequence[Sequence[float]], rarity: Mapping[str, float]
) -> list[float]:
    """FEATURES of a pair; `words` are their similarities (class Words), `rarity` the idf of a key."""
    if not first.keys or not second.keys:
        return [cosine, *[0.0] * (len(FEATURES) - 2), 1.0]
    best_a = [max(row) for row in words]
    best_b = [max(column) for column in zip(*words, strict=True)]
    forward = _aligned(first, best_a, rarity, second.open_subject)
    backward = _aligned(second, best_b, rarity, first.open_subject)
    matched_a = [any(same_name(n, m) for m in second.names) for n in first.names]
    matched_b = [any(same_name(n, m) for m in first.names) for n in second.names]
    union = len(matched_a) + len(matched_b)
    head = 0.0
    if first.head >= 0 and second.head >= 0:
        head = 0.5 * words[first.head][second.head] + 0.5 * max(best_a[first.head], best_b[second.head])
    rest_a = [i for i in range(len(first.keys)) if i not in first.subject]
    rest_b = [j for j in range(len(second.keys)) if j not in second.subject]
    return [
        cosine,
        (forward + backward) / 2,
        min(forward, backward),
        (sum(matched_a) + sum(matched_b)) / union if union else 0.5,
        float(not all(matched_a) and not all(matched_b)),
        float(bool(first.numbers & second.numbers)),
        head,
        _part(words, sorted(first.subject), sorted(second.subject)),
        _part(words, rest_a, rest_b),
        min(len(first.keys), len(second.keys)) / max(len(first.keys), len(second.keys)),
        1.0,
    ]


def _aligned(content: Content, best: Sequence[float], rarity: Mapping[str, float], open_other: bool) -> float:
    """Mean of the words' best similarities, rare words counted more; a name that the other side may mean is left
    out."""
    total = weight = 0.0
    for index, (key, value) in enumerate(zip(content.keys, best, strict=True)):
        if open_other and value < 0.5 and index in content.subject and key in content.names:
            continue
        rare = rarity.get(key, 4.0)
        total += rare * value
        weight += rare
    return total / weight if weight else 0.0


def _part(words: Sequence[Sequence[float]], first: Sequence[int], second: Sequence[int]) -> float:
    """Mean best similarity of one part of the clause with the same part of the other; .5 where either is empty."""
    if not first or not second:
        return 0.5
    rows = sum(max(words[i][j] for j in second) for i in first) / len(first)
    columns = sum(max(words[i][j] for i in first) for j in second) / len(second)
    return (rows + columns) / 2


def guard(first: Content, second: Content, inside: frozenset[tuple[str, str]]) -> str:
    """What keeps two contents apart whatever their words: the name of the first guard that does, or nothing.

    `inside`: pairs of names of which the first lies in the second.
    """
    if first.modality != second.modality:
        pair = {first.modality, second.modality}
        if pair != {"future", "possible"}:
            return "modality"
    if first.numbers and second.numbers:
        if not first.numbers & second.numbers:
            return "number"
    elif first.numbers or second.numbers:
        return "extra_number"
    if first.days and second.days and not first.days & second.days:
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


def probability(values: Sequence[float]) -> float:
    """The model's answer for FEATURES."""
    return 1.0 / (1.0 + math.exp(-sum(weight * value for weight, value in zip(weights()[0], values, strict=True))))
