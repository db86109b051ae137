"""How much of a bundle's gold a system has read out of its articles. README.md says what each measure means.

Only here are readings compared. Counts are made bundle by bundle and added up, so that a total is no mean of means.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # in every lock, by great-expectations

from benchmarks.bundles.reading import Change, Position, Quote, Reading, Relation

SAME_CONTENT = 0.5
# Of equal matches the one whose cue, source or statement fits better: less than the least difference that counts.
_TIE = 1e-3
_WORD = re.compile(r"\w+")
K = TypeVar("K", bound=Hashable)


class Counts(NamedTuple):
    """Right ones, how many were given, how many were wanted."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 1.0

    def plus(self, other: Counts) -> Counts:
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


@dataclass(frozen=True)
class Match:
    """Which prediction is which gold: one to one, predicted id -> gold id."""

    quotes: Mapping[str, str]
    speakers: Mapping[str, str]
    claims: Mapping[str, str]


@dataclass
class Score:
    """Counts by measure; `stances`: (gold, predicted) -> how often, on matched quotes."""

    counts: dict[str, Counts] = field(default_factory=dict)
    stances: Counter[tuple[str, str]] = field(default_factory=Counter)
    bcubed: tuple[Counts, Counts] = (Counts(), Counts())

    def plus(self, other: Score) -> Score:
        keys = {**self.counts, **other.counts}
        return Score(
            {key: self.counts.get(key, Counts()).plus(other.counts.get(key, Counts())) for key in keys},
            self.stances + other.stances,
            (self.bcubed[0].plus(other.bcubed[0]), self.bcubed[1].plus(other.bcubed[1])),
        )

    @property
    def stance_macro_f1(self) -> float:
        """Mean F1 of the stances that gold or prediction has."""
        found = []
        for stance in sorted({stance for pair in self.stances for stance in pair}):
            right = self.stances[stance, stance]
            total = sum(count * pair.count(stance) for pair, count in self.stances.items())
            found.append(2 * right / total)
        return sum(found) / len(found) if found else 1.0


def match(gold: Reading, predicted: Reading) -> Match:
    """Quotes by their words, then speakers and claims by the quotes that they share; relays count little."""
    quotes = _match_quotes(gold, predicted)
    speakers: dict[tuple[str, str], float] = defaultdict(float)
    claims: dict[tuple[str, str], float] = defaultdict(float)
    for ours, theirs in quotes.items():
        wanted = gold.quotes[theirs].speakers
        for place, speaker in enumerate(predicted.quotes[ours].speakers):
            for other, name in enumerate(wanted):
                speakers[speaker, name] += 1 + _TIE * (place == other)
        # A relay may say nothing itself.
        for speaker in predicted.chain(ours):
            for name in gold.chain(theirs):
                same = _dice(predicted.names.get(speaker, ""), gold.names[name])
                speakers[speaker, name] += _TIE * (1 + same)
        for claim in predicted.claims_of.get(ours, ()):
            for other_claim in gold.claims_of.get(theirs, ()):
                claims[claim, other_claim] += 1
    for claim, other_claim in claims:
        claims[claim, other_claim] += _TIE * _dice(predicted.statements[claim], gold.statements[other_claim])
    return Match(quotes, _assign(speakers), _assign(claims))


def positions(predicted: Reading, matched: Match) -> dict[Position, Position]:
    """Predicted position -> the same in the gold's ids; `?` before an id that matches none."""
    return {
        row: Position(
            matched.claims.get(row.claim, f"?{row.claim}"),
            matched.speakers.get(row.speaker, f"?{row.speaker}"),
            row.stance,
        )
        for row in predicted.positions
    }


def score(gold: Reading, predicted: Reading, main: Sequence[str]) -> Score:
    """All measures of one bundle. `main`: the gold claims that the bundle is about."""
    matched = match(gold, predicted)
    pairs = matched.quotes.items()
    held_of = positions(predicted, matched)
    held = list(held_of.values())
    mapped = {theirs: ours for ours, theirs in matched.claims.items()}
    cells = {claim: {row for row in held if row.claim == claim} for claim in main}
    wanted_cells = {claim: {row for row in gold.positions if row.claim == claim} for claim in main}
    shared = [(theirs, mapped[theirs]) for theirs in gold.claims if theirs in mapped]
    contested = {matched.claims.get(claim, f"?{claim}") for claim in predicted.contested}
    counts = {
        "quotes": Counts(len(matched.quotes), len(predicted.quotes), len(gold.quotes)),
        "speakers": _share(
            matched.speakers.get(predicted.quotes[ours].speakers[0]) == gold.quotes[theirs].speakers[0]
            for ours, theirs in pairs
        ),
        "relays": _relays(gold, predicted, matched),
        "unclaimed": Counts(
            sum(ours not in predicted.claims_of and theirs not in gold.claims_of for ours, theirs in pairs),
            sum(ours not in predicted.claims_of for ours in matched.quotes),
            sum(theirs not in gold.claims_of for theirs in matched.quotes.values()),
        ),
        "pairs": _pairs(gold, predicted, matched),
        "claims": Counts(len(matched.claims), len(predicted.claims), len(gold.claims)),
        "positions": _overlap(set(held), gold.positions),
        "main positions": Counts(*map(sum, zip(*(_overlap(cells[c], wanted_cells[c]) for c in main), strict=True))),
        "main claims": _share(cells[claim] == wanted_cells[claim] for claim in main),
        "origins": Counts(
            sum(gold.origins[theirs] == predicted.origins[ours] for theirs, ours in shared),
            len(shared),
            len(gold.claims),
        ),
        "contested": _overlap(contested, gold.contested),
        "relations": _overlap(_relations(predicted, matched.claims), _relations(gold, {})),
        "changes": _overlap(
            {Change(held_of[row.position], row.changed_from) for row in predicted.changes if row.position in held_of},
            gold.changes,
        ),
    }
    stances, polarity = _stances(gold, predicted, matched)
    return Score({**counts, "polarity": polarity}, stances, _bcubed(gold, predicted, matched))


def _match_quotes(gold: Reading, predicted: Reading) -> dict[str, str]:
    by_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in gold.quotes.values():
        by_article[quote.article].append(quote)
    weights: dict[tuple[str, str], float] = {}
    for ours in predicted.quotes.values():
        for theirs in by_article[ours.article]:
            same = _dice(ours.content, theirs.content)
            if same >= SAME_CONTENT:
                tie = 2 * _dice(ours.cue, theirs.cue) + _dice(ours.source, theirs.source)
                weights[ours.id, theirs.id] = same + _TIE * tie
    return _assign(weights)


def _dice(one: str, other: str) -> float:
    """Share of words that two texts have in common, each as often as it stands there."""
    ours, theirs = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def _assign(weights: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """One to one, so that the weights add up to the most; ties by order."""
    if not weights:
        return {}
    ours, theirs = (list(dict.fromkeys(pair[side] for pair in weights)) for side in (0, 1))
    matrix = np.zeros((len(ours), len(theirs)))
    row_of, column_of = ({key: place for place, key in enumerate(keys)} for keys in (ours, theirs))
    for (one, other), weight in weights.items():
        matrix[row_of[one], column_of[other]] = weight
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    return {ours[r]: theirs[c] for r, c in zip(rows, columns, strict=True) if matrix[r, c] > 0}


def _share(right: Iterable[bool]) -> Counts:
    found = list(right)
    return Counts(sum(found), len(found), len(found))


def _overlap(given: Set[K], wanted: Set[K]) -> Counts:
    return Counts(len(given & wanted), len(given), len(wanted))


def _relations(reading: Reading, names: Mapping[str, str]) -> set[Relation]:
    """The relations in the gold's ids; what contradicts does so either way round."""
    found = set()
    for row in reading.relations:
        pair = [names.get(claim, f"?{claim}") if names else claim for claim in (row.claim, row.other)]
        found.add(Relation(*(sorted(pair) if row.relation == "contradicts" else pair), row.relation))
    return found


def _relays(gold: Reading, predicted: Reading, matched: Match) -> Counts:
    """Quotes that came through somebody: right where all of these and no others are named."""
    right = given = 0
    for ours, theirs in matched.quotes.items():
        chain = {matched.speakers.get(speaker, f"?{speaker}") for speaker in predicted.chain(ours)}
        given += bool(chain)
        right += bool(chain) and chain == gold.chain(theirs)
    return Counts(right, given, sum(bool(gold.chain(quote)) for quote in gold.quotes))


def _stances(gold: Reading, predicted: Reading, matched: Match) -> tuple[Counter[tuple[str, str]], Counts]:
    """Stances and polarities of what matched quotes state: the claims that match, then the others in order."""
    stances: Counter[tuple[str, str]] = Counter()
    polarity = []
    for ours, theirs in matched.quotes.items():
        wanted = list(gold.claims_of.get(theirs, ()))
        given = list(predicted.claims_of.get(ours, ()))
        both = [(claim, matched.claims[claim]) for claim in given if matched.claims.get(claim) in wanted]
        for claim, other in both:
            given.remove(claim)
            wanted.remove(other)
        for claim, other in [*both, *zip(given, wanted, strict=False)]:
            one, two = predicted.held[claim, ours], gold.held[other, theirs]
            stances[two.stance, one.stance] += 1
            if one.polarity:
                polarity.append(one.polarity == two.polarity)
    return stances, _share(polarity)


def _pairs(gold: Reading, predicted: Reading, matched: Match) -> Counts:
    """Pairs of matched quotes that state one claim."""
    ours = {
        frozenset((matched.quotes[one], matched.quotes[two]))
        for quotes in predicted.claims.values()
        for one in quotes & matched.quotes.keys()
        for two in quotes & matched.quotes.keys()
        if one < two
    }
    found = frozenset(matched.quotes.values())
    theirs = {
        frozenset((one, two))
        for quotes in gold.claims.values()
        for one in quotes & found
        for two in quotes & found
        if one < two
    }
    return _overlap(ours, theirs)


def _bcubed(gold: Reading, predicted: Reading, matched: Match) -> tuple[Counts, Counts]:
    """Precision and recall of the claims over matched quotes, each quote in as many claims as it states.

    Extended B-cubed: Amigó, Gonzalo, Artiles and Verdejo (2009), "A comparison of extrinsic clustering evaluation
    metrics based on formal constraints".
    """
    ours = {theirs: frozenset(predicted.claims_of.get(quote, ())) for quote, theirs in matched.quotes.items()}
    theirs = {quote: frozenset(gold.claims_of.get(quote, ())) for quote in ours}
    return _half_bcubed(ours, theirs), _half_bcubed(theirs, ours)


def _half_bcubed(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> Counts:
    total, count = 0.0, 0
    for quote, mine in one.items():
        shares = [
            min(len(mine & one[with_]), len(other[quote] & other[with_])) / len(mine & one[with_])
            for with_ in one
            if mine & one[with_]
        ]
        if shares:
            total, count = total + sum(shares) / len(shares), count + 1
    return Counts(total, count, count)
