"""On how many independent origins a claim rests: which quotations of it go back to one saying.

A quotation goes back to the earliest printing of its passage (`quotes.origin_quote_id`). Beyond that, one origin are
what several articles were told by one relay or took over from one agency, what one source says in one article
(headline, lede and quotation), and who has seen no evidence with who says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.ids import fold


class Printed(NamedTuple):
    """One quotation of one claim: what its origin is told by. `order` sorts by time, nulls last, then id."""

    quote_id: str
    article_id: str
    parent_quote_id: str | None
    origin_quote_id: str
    stance: str
    speakers: frozenset[str]
    relays: frozenset[str]
    outlet: str | None
    wire_credit: str | None
    order: tuple[bool, float, str]


_ON_EVIDENCE = frozenset({"no_evidence", "doubts"})


def _agency(name: str | None) -> str:
    return fold(name) if name else ""


def _keys(entry: Printed, agencies: frozenset[str]) -> Iterable[tuple[str, ...]]:
    yield ("quote", entry.origin_quote_id)
    if entry.stance in _ON_EVIDENCE:
        yield ("evidence", entry.quote_id)
        yield ("evidence", entry.parent_quote_id or entry.quote_id)
    for speaker in entry.speakers:
        yield ("article", entry.article_id, speaker, entry.stance)
        for relay in entry.relays:
            yield ("relay", relay, speaker, entry.stance)
        # An agency's own article goes with those that credit it.
        for agency in {_agency(entry.wire_credit), _agency(entry.outlet)} & agencies:
            yield ("wire", agency, speaker, entry.stance)


def origins(entries: Sequence[Printed]) -> dict[str, str]:
    """Quotation -> its origin, for the quotations of one claim.

    Joined are equal `origin_quote_id`s; the same source and stance with the same relay, agency or article; and missing
    evidence with the quotation that says so. The origin is the earliest of the joined ones: the `origin_quote_id` of
    that quotation.
    """
    agencies = frozenset(_agency(entry.wire_credit) for entry in entries) - {""}
    ordered = sorted(entries, key=lambda entry: entry.order)
    parent = list(range(len(ordered)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    first_with: dict[tuple[str, ...], int] = {}
    for index, entry in enumerate(ordered):
        for key in sorted(_keys(entry, agencies)):
            other = first_with.setdefault(key, index)
            low, high = sorted((root(other), root(index)))
            parent[high] = low
    return {entry.quote_id: ordered[root(index)].origin_quote_id for index, entry in enumerate(ordered)}
