"""What a person or a system reads out of a bundle's articles: its quotes and who holds what, gold or predicted.

What follows from the quotes alone (positions, contested claims, origins of a claim, chains) is computed here, the same
way for both. Where a reading comes from is the business of gold.py and predictions.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_AFFIRMING = frozenset({"asserts", "confirms"})
_MAX_DEPTH = 20


class Quote(NamedTuple):
    """An attribution. `speakers`: the primary one first, then the joint ones. Ids are the reading's own."""

    id: str
    article: str
    content: str
    source: str
    cue: str
    speakers: tuple[str, ...]
    relays: frozenset[str]
    parent: str | None


class Held(NamedTuple):
    """What a quote does to a claim."""

    stance: str
    polarity: str
    origin: str


class Position(NamedTuple):
    """Who takes which stance on which claim."""

    claim: str
    speaker: str
    stance: str


class Relation(NamedTuple):
    """What one claim is to another."""

    claim: str
    other: str
    relation: str


class Change(NamedTuple):
    """A position that its speaker came to from another one."""

    position: Position
    changed_from: str


@dataclass(frozen=True)
class Reading:
    """Quotes by id, what they do to claims by (claim, quote), and for people: statements and names of speakers.

    Relations of claims and changes of position where somebody says them.
    """

    quotes: Mapping[str, Quote]
    held: Mapping[tuple[str, str], Held]
    statements: Mapping[str, str]
    names: Mapping[str, str]
    relations: frozenset[Relation] = frozenset()
    changes: frozenset[Change] = frozenset()

    @cached_property
    def claims(self) -> Mapping[str, frozenset[str]]:
        """Claim -> its quotes, claims in the order of their first quote."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim, quote in self.held:
            found[claim].add(quote)
        return {claim: frozenset(quotes) for claim, quotes in found.items()}

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[str, ...]]:
        """Quote -> its claims; quotes without any are left out."""
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for claim, quote in self.held:
            found[quote] += (claim,)
        return dict(found)

    @cached_property
    def positions(self) -> frozenset[Position]:
        """One per claim, speaker and stance; joint speakers have one each."""
        return frozenset(
            Position(claim, speaker, held.stance)
            for (claim, quote), held in self.held.items()
            for speaker in self.quotes[quote].speakers
        )

    @cached_property
    def contested(self) -> frozenset[str]:
        """Claims that one speaker asserts or confirms and another denies."""
        return frozenset(
            one.claim
            for one in self.positions
            for other in self.positions
            if one.claim == other.claim
            and one.speaker != other.speaker
            and one.stance in _AFFIRMING
            and other.stance == "denies"
        )

    @cached_property
    def origins(self) -> Mapping[str, int]:
        """Claim -> on how many distinct origins its quotes rest."""
        found: dict[str, set[str]] = defaultdict(set)
        for (claim, _), held in self.held.items():
            found[claim].add(held.origin)
        return {claim: len(origins) for claim, origins in found.items()}

    def chain(self, quote: str) -> frozenset[str]:
        """Through whom a quote came: its relays, and the speakers and relays of the quotes it stands in."""
        found = set(self.quotes[quote].relays)
        current = self.quotes.get(self.quotes[quote].parent or "")
        for _ in range(_MAX_DEPTH):
            if current is None:
                break
            found |= {current.speakers[0], *current.relays}
            current = self.quotes.get(current.parent or "")
        return frozenset(found - set(self.quotes[quote].speakers))
