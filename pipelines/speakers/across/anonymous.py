"""Speakers of a passage that an article reprints, and unnamed speakers who may be one: joins and guesses without names.

An unnamed speaker belongs to its article. Only the origin of a reprinted passage shares its speaker; that two articles'
"senior defence official" is one person is a scored guess and never a join.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from pipelines.speakers.across.groups import Groups, Link, Member
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import country_of
from pipelines.speakers.names import names
from pipelines.speakers.phrases.nouns import singular_of
from pipelines.speakers.phrases.phrases import analyse
from schemas.ids import fold

NEAR_DAYS = 3
"""Days between two articles whose unnamed speakers are compared."""
MAX_COMPARED = 20
"""Earlier speakers under one telling word that a speaker is compared with, the latest first."""
MAX_GUESSES = 3
"""Guesses of one speaker about earlier ones, the best first: so links grow with speakers, not with their pairs."""
_RANKS = frozenset("senior top high highranking ranking junior chief veteran leading".split())
_DECISIVE = frozenset("former ex retired acting deputy vice assistant".split())
_SAME_OFFICE = {
    "defence": "defense", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "adviser": "advisor", "lawyer": "attorney",
}  # fmt: skip
_SAYS_NOTHING = frozenset(
    "unnamed anonymous unidentified undisclosed one a an the another of for in at to from with by and on s who that "
    "is was were are be been has had have said speaking spoke told familiar matter condition anonymity name named "
    "identified requested asked not because authorized publicly briefed close knowledge direct situation several two "
    "three four some many other others local".split()
)  # fmt: skip


def join_reprints(groups: Groups, reprints: Iterable[tuple[str, str]]) -> None:
    """Joins the speakers of passages that two articles share; `reprints` are pairs of local ids (earlier, later)."""
    for earlier, later in sorted(set(reprints)):
        one, other = groups.members[earlier], groups.members[later]
        if one.kind == other.kind != "unnamed" and _agree(one, other) and not _meets_itself(groups, earlier, later):
            groups.join(earlier, later, "reprint", 0.9, f"{one.name} ~ {other.name}")


def _agree(one: Member, other: Member) -> bool:
    if one.person is not None and other.person is not None:
        return names.compare_people(one.person, other.person) is not None
    return one.form == other.form and (one.form == "nominal" or one.words <= other.words or other.words <= one.words)


def _meets_itself(groups: Groups, earlier: str, later: str) -> bool:
    """Whether a join of unnamed speakers would make one of two that an article tells apart."""
    if groups.members[earlier].form != "nominal":
        return False
    first, second = groups.find(earlier), groups.find(later)
    if first == second:
        return False
    articles = {groups.members[each].article_id for each in groups.group(first)}
    return any(groups.members[each].article_id in articles for each in groups.group(second))


class _Description(NamedTuple):
    """What the words for an unnamed speaker say: the office, what it belongs to or deals with, and of which rank."""

    member: Member
    head: str
    telling: frozenset[str]
    ranks: frozenset[str]
    decisive: frozenset[str]
    countries: frozenset[str]


def hypotheses(groups: Groups) -> list[Link]:
    """Guesses that unnamed speakers of articles of near days are one; each speaker has at most MAX_GUESSES.

    The score orders guesses and is no probability: .2 to .7, by how telling the shared words are (a country less than a
    field or a body), by the rare names that both articles hold (the story), and by the days between. Words that say no
    more than "an official" guess nothing.
    """
    found = []
    for member in sorted(groups.members.values(), key=lambda member: (member.order, member.local_id)):
        if member.kind in {"anonymous_person", "anonymous_group"} and member.published_at is not None:
            described = _describe(member)
            if described is not None:
                found.append(described)
    spread = Counter(name for one in found for name in one.member.context)
    recent: dict[tuple[str, str, str], deque[_Description]] = defaultdict(lambda: deque(maxlen=MAX_COMPARED))
    common = Counter((one.head, word) for one in found for word in one.telling)
    links = []
    for one in found:
        # The rarest telling words find nearly all that may be meant; a word of thousands would find noise.
        keys = [
            (one.member.kind, one.head, word)
            for word in sorted(one.telling, key=lambda w: (common[one.head, w], w))[:3]
        ]
        seen: set[str] = set()
        best: list[tuple[float, str, str]] = []
        for key in keys:
            for earlier in recent[key]:
                if earlier.member.local_id in seen:
                    continue
                seen.add(earlier.member.local_id)
                score = _score(earlier, one, spread)
                if score > 0 and groups.find(earlier.member.local_id) != groups.find(one.member.local_id):
                    insort(best, (-score, earlier.member.local_id, earlier.member.name))
        for negative, local_id, name in best[:MAX_GUESSES]:
            if not groups.apart(local_id, one.member.local_id):
                links.append(
                    Link(
                        local_id, one.member.local_id, "hypothesis", "same_description", -negative,
                        f"{name} ~ {one.member.name}", one.member.article_id,
                    )
                )  # fmt: skip
        for key in keys:
            recent[key].append(one)
    return links


def _describe(member: Member) -> _Description | None:
    """The member's words taken apart; None where nothing in them tells it from any other."""
    phrase = analyse(member.name)
    head = singular_of(phrase.head) if phrase is not None and phrase.head else ""
    words = set()
    countries = set()
    for token in f" {fold(member.name)} ".replace(" u s ", " american ").replace(" us ", " american ").split():
        word = _SAME_OFFICE.get(singular_of(token), singular_of(token))
        country = country_of(token) or country_of(word)
        if country is not None:
            countries.add(country)
            words.add(country)
        elif token not in _SAYS_NOTHING and len(token) > 1:
            words.add(word)
    head = _SAME_OFFICE.get(head, head)
    ranks, decisive = words & _RANKS, words & _DECISIVE
    telling = words - ranks - decisive - {head} - h.DEFINITE
    if not head or not telling:
        return None
    return _Description(
        member, head, frozenset(telling), frozenset(ranks), frozenset(decisive), frozenset(countries)
    )  # fmt: skip


def _score(one: _Description, other: _Description, spread: Counter[str]) -> float:
    """How much speaks for one speaker behind two descriptions; 0 where something is against it or too little for it."""
    first, second = one.member.published_at, other.member.published_at
    if one.member.article_id == other.member.article_id or first is None or second is None:
        return 0.0
    gap = abs(second - first)
    if gap > timedelta(days=NEAR_DAYS) or one.decisive != other.decisive:
        return 0.0
    if not names.genders_agree(one.member.gender, other.member.gender):
        return 0.0
    if one.countries and other.countries and one.countries != other.countries:
        return 0.0
    few, many = sorted((one.telling, other.telling), key=lambda words: (len(words), sorted(words)))
    if not few <= many:
        return 0.0
    told = sum(0.5 if word in one.countries else 1.0 for word in few) + 0.5 * len(one.ranks & other.ranks)
    told -= 0.25 * len(one.ranks ^ other.ranks) + 0.2 * len(many - few)
    if told < 0.4:
        return 0.0
    story = sum(1 / spread[name] ** 0.5 for name in one.member.context & other.member.context if spread[name] > 1)
    near = 1 - gap / timedelta(days=NEAR_DAYS + 1)
    score = 0.1 + 0.6 * min(1.0, told / 2) * (0.3 + 0.4 * min(1.0, story / 2) + 0.3 * near)
    return round(score, 2) if score >= 0.2 else 0.0
