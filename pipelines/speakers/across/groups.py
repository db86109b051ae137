"""Which articles' speakers are one: members, the links between them, and a union of groups that keeps its reasons.

Everything here is bookkeeping; which names are one is decided in `across`, what a person decided is read in `curation`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipelines.speakers.names import names
from pipelines.speakers.names.context import Standing, standing

Side = tuple[int, int]
"""Number of a decision that keeps two speakers apart, and on which of its sides (0, 1) a member stands."""


@dataclass(slots=True)
class Member:
    """One article's speaker before articles are joined; `order` sorts by publication, then article, then place."""

    local_id: str
    order: tuple[bool, datetime, str, int]
    article_id: str
    kind: str
    form: str
    name: str
    printed: Counter[str]
    person: names.PersonName | None
    gender: str
    words: frozenset[str]
    context: frozenset[str]
    described: str = ""
    published_at: datetime | None = None
    beside: str = ""

    @property
    def standing(self) -> Standing:
        """What the article tells beside the name."""
        known = standing(self.beside)
        return known if known.gender or not self.gender else known._replace(gender=self.gender)


@dataclass(slots=True)
class Link:
    """A tie between two local ids before they become speakers, and the article that it rests on."""

    one: str
    other: str
    relation: str
    method: str
    score: float
    evidence: str
    article_id: str = ""


@dataclass(slots=True)
class Groups:
    """Union of members with vetoes; the earliest member of a group is its root.

    `sides` holds, by local id, on which sides of which vetoes a member stands.
    """

    members: dict[str, Member]
    sides: Mapping[str, frozenset[Side]] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    why: dict[str, Link] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    stands: dict[str, frozenset[Side]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stands = dict(self.sides)

    def find(self, local_id: str) -> str:
        """Root of the member's group."""
        root = local_id
        while self.parent.get(root, root) != root:
            root = self.parent[root]
        while self.parent.get(local_id, local_id) != root:
            self.parent[local_id], local_id = root, self.parent[local_id]
        return root

    def group(self, root: str) -> list[str]:
        """Members under `root`."""
        return self.held.get(root, [root])

    def apart(self, one: str, other: str) -> bool:
        """Whether a decision forbids that the groups of two members are one."""
        if not self.stands:
            return False
        mine, theirs = self.stands.get(self.find(one), frozenset()), self.stands.get(self.find(other), frozenset())
        return any((number, 1 - side) in theirs for number, side in mine)

    def join(self, one: str, other: str, method: str, score: float, evidence: str) -> bool:
        """Joins two groups unless a decision forbids it; True where they are one afterwards."""
        first, second = sorted((self.find(one), self.find(other)), key=lambda key: (self.members[key].order, key))
        if first == second:
            return True
        if self.apart(first, second):
            return False
        if second in self.stands:
            self.stands[first] = self.stands.get(first, frozenset()) | self.stands[second]
        self.parent[second] = first
        moved = self.group(second)
        for member in moved:
            link = Link(first, member, "same", method, score, evidence, self.members[member].article_id)
            self.why.setdefault(member, link)
        self.held[first] = [*self.group(first), *moved]
        return True
