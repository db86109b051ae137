"""What a quotation that states nothing itself points at: `denied it`, `could not verify the union's claim`.

Which words are a pointer is told in propositions.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.claims.judge import same_name, stem
from pipelines.claims.lexicon import REPORT_NOUNS, STOPWORDS
from pipelines.claims.members import Member
from schemas.ids import fold

LEAST = 0.45
"""Cosine of a pointer's words and a statement from which the one may point at the other."""
_SAME_EVENT = 0.25
_OTHERWHERE = 0.1
"""What standing later in the article, or in another article of the story, takes off."""
_NOT_STANDALONE = 0.1
_MAY_STAND = 0.1
"""What is asked in addition of words that may stand for themselves."""
_WEIGHT = 0.03
_ALIKE = 0.6
"""Cosine from which statements of several articles make one another weighty."""
_PRONOUNS = frozenset("it this that them these those so".split())
_POSITIONS = frozenset({"denies", "doubts", "confirms"})
_STATING = frozenset({"asserts", "confirms", "predicts", "commits"})

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def resolve(members: Sequence[Member], names: Mapping[str, Mapping[str, Any]], embed: Embed) -> list[Member]:
    """Join what points to what it points at, among the members of one story in the order of their articles.

    `names`: the rows of the speakers. Comes back what points at nothing that is told.
    """
    pointers = [member for member in members if member.proposition.pointing]
    if not pointers:
        return []
    targets = Targets([member for member in members if not member.proposition.pointing], names, embed)
    vectors = embed([member.proposition.statement for member in pointers])
    lost = []
    for pointer, vector in zip(pointers, vectors, strict=True):
        found = targets.of(pointer, vector)
        if found is not None:
            pointer.points_at = found
            pointer.proposition = replace(
                pointer.proposition,
                statement=found.proposition.statement,
                is_standalone=found.proposition.is_standalone,
                pointing="",
                event="",
                rewrites=("pointer",),
            )
        elif pointer.proposition.pointing == "may":
            pointer.proposition = replace(pointer.proposition, pointing="")
        else:
            lost.append(pointer)
    return lost


def keys(words: str) -> frozenset[str]:
    """Stems of the content words, without nouns for something said."""
    return frozenset(
        stem(word.removesuffix("’s").removesuffix("'s"))
        for word in words.lower().replace("“", " ").replace("”", " ").split()
        if word not in STOPWORDS and word not in REPORT_NOUNS and any(c.isalpha() for c in word)
    )


class Targets:
    """What may be pointed at in a story."""

    def __init__(self, members: Sequence[Member], names: Mapping[str, Mapping[str, Any]], embed: Embed) -> None:
        self._members = members
        self._vectors = embed([member.proposition.statement for member in members])
        self._names = [
            frozenset(word for word in fold(names[m.quote["speaker_id"]]["name"]).split() if word not in STOPWORDS)
            for m in members
        ]
        self._weights: dict[int, int] = {}

    def of(self, pointer: Member, vector: NDArray[np.float32]) -> Member | None:
        """What a pointer points at; `vector`: of its words.

        Words that mean something by themselves point at the statement that is most alike; `it` at what was stated last
        before, `the claim` at what most articles of the story have of what was stated before, `the union's claim` at
        what the union states.
        """
        words = keys(pointer.proposition.statement)
        theirs = {
            index for index, names in enumerate(self._names) if any(same_name(a, stem(b)) for a in words for b in names)
        }
        said = {stem(name) for index in theirs for name in self._names[index]}
        if words - said:
            found = self._most_alike(pointer, vector)
            if found is not None or REPORT_NOUNS.isdisjoint(fold(pointer.proposition.statement).split()):
                return found
        pool = [index for index, member in enumerate(self._members) if _before(member, pointer)]
        if pointer.proposition.stance in _POSITIONS:
            pool = [
                index
                for index in pool
                if self._members[index].proposition.stance in _STATING
                and self._members[index].quote["speaker_id"] != pointer.quote["speaker_id"]
            ]
        pool = [index for index in pool if index in theirs] or pool
        if pool and fold(pointer.proposition.statement) not in _PRONOUNS:
            largest = max(self._weight(index) for index in pool)
            pool = [index for index in pool if self._weight(index) == largest]
        return self._first_of_quotation(pool) if pool else None

    def _weight(self, index: int) -> int:
        """In how many articles something like it stands."""
        if index not in self._weights:
            alike = np.flatnonzero(np.einsum("ij,j->i", self._vectors, self._vectors[index]) >= _ALIKE)
            self._weights[index] = len({self._members[int(other)].quote["article_id"] for other in alike})
        return self._weights[index]

    def _most_alike(self, pointer: Member, vector: NDArray[np.float32]) -> Member | None:
        cosines = np.einsum("ij,j->i", self._vectors, vector)
        best: tuple[float, Member | None] = LEAST, None
        if pointer.proposition.pointing == "may":
            best = LEAST + _MAY_STAND, None
        for index, member in enumerate(self._members):
            # No bonus lifts a target from below this.
            if cosines[index] < LEAST - 2 * _SAME_EVENT or member.quote["quote_id"] == pointer.quote["quote_id"]:
                continue
            if _overlap(pointer, member):
                continue
            score = float(cosines[index])
            event = pointer.proposition.event
            if event and event in {stem(word) for word in fold(member.proposition.statement).split()}:
                score += _SAME_EVENT
            if not _before(member, pointer):
                score -= _OTHERWHERE
            if not member.proposition.is_standalone:
                score -= _NOT_STANDALONE
            score += _WEIGHT * float(np.log(self._weight(index)))
            if score > best[0]:
                best = score, member
        return best[1]

    def _first_of_quotation(self, pool: Sequence[int]) -> Member:
        """The statement that the last quotation makes first, one that stands alone before one that does not."""
        members = [self._members[index] for index in pool]
        own = [member for member in members if member.quote["quote_id"] == members[-1].quote["quote_id"]]
        return min(own, key=lambda member: (not member.proposition.is_standalone, member.proposition.char_start))


def _overlap(pointer: Member, member: Member) -> bool:
    """Whether the one's words hold the other's: `the Admiralty said that it could not verify this`."""
    one, other = pointer.proposition, member.proposition
    same = member.quote["article_id"] == pointer.quote["article_id"]
    return same and other.char_start < one.char_end and one.char_start < other.char_end


def _before(member: Member, pointer: Member) -> bool:
    """Whether it is another quotation's, before the pointer in the same article."""
    return (
        member.quote["article_id"] == pointer.quote["article_id"]
        and member.quote["quote_id"] != pointer.quote["quote_id"]
        and member.proposition.char_start < pointer.proposition.char_start
        and not _overlap(pointer, member)
    )
