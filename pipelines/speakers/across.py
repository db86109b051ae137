"""Speakers across articles: which articles' entities are one, and why.

Takes the entities of all articles and gives groups and links. Only names are joined by what they say; a described or
anonymous speaker stays with its article unless the article prints a passage of another one. Every join is a link that
names its rule, so that it can be undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pipelines.speakers import names
from pipelines.speakers.article import name_rank
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.places import COUNTRIES
from schemas.ids import fold

METHODS = {
    "full_name": "The same given name and surname.",
    "transliteration": "The same name in another romanisation.",
    "given_name_class": "A short or other-language form of the given name before the same surname.",
    "initial": "An initial that fits one given name only.",
    "name_order": "The same parts, surname first.",
    "surname": "A surname that one full name of all articles has, in a matching context.",
    "body_name": "The same words of a body's name.",
    "acronym": "The first letters of one body's name.",
    "short_name": "A body's name without the words that one fuller name of all articles has, in a matching context.",
    "reprint": "The speaker of the passage that the article reprints.",
    "decision": "A person decided it.",
    "spokesperson": "The article says for whom the speaker speaks.",
    "same_description": "Unnamed speakers described in the same words within three days.",
}
HYPOTHESIS_DAYS = 3
MAX_VARIANTS = 200
"""Distinct full names of one surname key that are compared pair by pair; further ones join by equality."""


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


@dataclass(slots=True)
class Link:
    """A tie between two local ids before they become speakers."""

    one: str
    other: str
    relation: str
    method: str
    score: float
    evidence: str


@dataclass(slots=True)
class Groups:
    """Union of members with vetoes; the earliest member of a group is its root."""

    members: dict[str, Member]
    parent: dict[str, str] = field(default_factory=dict)
    why: dict[str, Link] = field(default_factory=dict)
    forbidden: list[tuple[str, str]] = field(default_factory=list)
    held: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, frozenset[str]] = field(default_factory=dict)

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

    def names_of(self, root: str) -> frozenset[str]:
        """Folded printed forms of a group; kept for decisions only."""
        known = self.aliases.get(root)
        if known is None:
            known = frozenset(fold(form) for form in self.members[root].printed)
            self.aliases[root] = known
        return known

    def join(self, one: str, other: str, method: str, score: float, evidence: str) -> bool:
        """Joins two groups unless a decision forbids it; True where they are one afterwards."""
        first, second = sorted((self.find(one), self.find(other)), key=lambda key: (self.members[key].order, key))
        if first == second:
            return True
        if self.forbidden:
            mine, theirs = self.names_of(first), self.names_of(second)
            if any((a in mine and b in theirs) or (a in theirs and b in mine) for a, b in self.forbidden):
                return False
            self.aliases[first] = mine | theirs
        self.parent[second] = first
        for member in self.group(second):
            self.why.setdefault(member, Link(first, member, "same", method, score, evidence))
        self.held[first] = self.group(first) + self.group(second)
        return True


def join(
    members: Sequence[Member],
    people: Mapping[str, Sequence[names.PersonName]],
    reprints: Iterable[tuple[str, str]],
    decisions: Sequence[Mapping[str, str]] = (),
) -> Groups:
    """Groups of members that are one speaker.

    `people` holds all full names of each article, quoted or not: they tell whether a surname is one person's only.
    `reprints` are pairs of local ids (earlier, later) that speak in the same passage. `decisions`: see `resolve.build`.
    """
    groups = Groups({member.local_id: member for member in members})
    for row in decisions:
        if row["decision"] == "not_same":
            groups.forbidden.append((fold(row["alias"]), fold(row["other_alias"])))
    ordered = sorted(members, key=lambda member: (member.order, member.local_id))
    _decided(groups, ordered, decisions)
    _people(groups, ordered, people)
    _bodies(groups, ordered)
    for earlier, later in sorted(set(reprints)):
        one, other = groups.members[earlier], groups.members[later]
        if "unnamed" not in {one.kind, other.kind} and (one.kind == other.kind) and _reprint_agrees(one, other):
            groups.join(earlier, later, "reprint", 0.9, f"{one.name} ~ {other.name}")
    return groups


def _reprint_agrees(one: Member, other: Member) -> bool:
    if one.person is not None and other.person is not None:
        return names.compare_people(one.person, other.person) is not None
    return one.form == other.form and (one.form == "nominal" or one.words <= other.words or other.words <= one.words)


def _decided(groups: Groups, ordered: Sequence[Member], decisions: Sequence[Mapping[str, str]]) -> None:
    by_alias: dict[str, list[Member]] = defaultdict(list)
    wanted = {fold(row[key]) for row in decisions if row["decision"] == "same" for key in ("alias", "other_alias")}
    for member in ordered if wanted else ():
        for alias in {fold(form) for form in member.printed} & wanted:
            by_alias[alias].append(member)
    for row in decisions:
        if row["decision"] == "same":
            both = [*by_alias[fold(row["alias"])], *by_alias[fold(row["other_alias"])]]
            for member in both[1:]:
                groups.join(
                    both[0].local_id, member.local_id, "decision", 1.0, f"{row['alias']} = {row['other_alias']}"
                )


def _people(groups: Groups, ordered: Sequence[Member], people: Mapping[str, Sequence[names.PersonName]]) -> None:
    full: dict[tuple[object, ...], Member] = {}
    buckets: dict[str, list[Member]] = defaultdict(list)
    short: list[Member] = []
    for member in ordered:
        person = member.person
        if member.kind != "person" or person is None:
            continue
        if not person.given:
            short.append(member)
            continue
        same = (person.given, person.surname, person.suffix)
        first = full.get(same)
        if first is not None and names.genders_agree(first.gender, member.gender):
            groups.join(first.local_id, member.local_id, "full_name", 0.95, f"{first.name} ~ {member.name}")
            continue
        full.setdefault(same, member)
        for key in {person.key, names.sound_key("".join(person.given))}:
            buckets[key].append(member)
    for key in sorted(buckets):
        _bucket(groups, buckets[key])
    _surnames(groups, full, short, people)


def _bucket(groups: Groups, bucket: Sequence[Member]) -> None:
    """Compares the distinct full names of one surname key: whole given names first, initials where one name fits."""
    initials: list[Member] = []
    settled: list[Member] = []
    for member in bucket[:MAX_VARIANTS]:
        assert member.person is not None
        if len(member.person.given[0]) == 1:
            initials.append(member)
            continue
        for other in settled:
            match = _match(member, other)
            if match is None or match.method == "initial":
                continue
            if all(_match(member, groups.members[each]) for each in _distinct(groups, other)):
                groups.join(other.local_id, member.local_id, match.method, match.score, f"{other.name} ~ {member.name}")
                break
        settled.append(member)
    for member in initials:
        fits = [(other, match) for other in settled if (match := _match(member, other)) is not None]
        if len({groups.find(other.local_id) for other, _ in fits}) == 1:
            other, match = fits[0]
            groups.join(other.local_id, member.local_id, match.method, match.score, f"{other.name} ~ {member.name}")
        settled.append(member)
    _middle_initials(groups, [member for member in settled if member not in initials])


def _middle_initials(groups: Groups, members: Sequence[Member]) -> None:
    """`Ada Q. Holm` and `Ada Quill Holm`: joined where the middle initial fits no other middle name."""
    for member in members:
        assert member.person is not None
        fits = [other for other in members if other is not member and _match(member, other)]
        roots = {groups.find(other.local_id) for other in fits}
        if len(roots) == 1 and fits:
            match = _match(member, fits[0])
            if match and all(_match(member, groups.members[each]) for each in _distinct(groups, fits[0])):
                groups.join(
                    fits[0].local_id, member.local_id, match.method, match.score, f"{fits[0].name} ~ {member.name}"
                )


def _distinct(groups: Groups, member: Member) -> list[str]:
    """A group's members with different names, at most a few."""
    seen: dict[names.PersonName, str] = {}
    for each in groups.group(groups.find(member.local_id)):
        person = groups.members[each].person
        if person is not None and person.given:
            seen.setdefault(person, each)
        if len(seen) >= 8:
            break
    return list(seen.values())


def _match(one: Member, other: Member) -> names.Match | None:
    if one.person is None or other.person is None or not names.genders_agree(one.gender, other.gender):
        return None
    return names.compare_people(one.person, other.person)


def _surnames(
    groups: Groups,
    full: Mapping[tuple[object, ...], Member],
    short: Sequence[Member],
    people: Mapping[str, Sequence[names.PersonName]],
) -> None:
    """A surname alone joins the one person of all articles who has it, if what stands around both agrees."""
    owners: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in full.values():
        assert member.person is not None
        by_key[member.person.key].append(member)
    for article in people.values():
        for person in article:
            owners[person.key].add((person.given, person.surname, person.suffix))
    for member in short:
        assert member.person is not None
        fits = [other for other in by_key[member.person.key] if names.genders_agree(member.gender, other.gender)]
        roots = {groups.find(other.local_id) for other in fits}
        if len(roots) != 1:
            continue
        known = [groups.members[each] for each in groups.group(next(iter(roots)))]
        forms = {(k.person.given, k.person.surname, k.person.suffix) for k in known if k.person is not None}
        strangers = [
            other for other in owners[member.person.key] - forms
            if not any(k.person and names.compare_people(_named(other), k.person) for k in known[:50])
        ]  # fmt: skip
        shared = max((len(member.context & other.context) for other in known[:200]), default=0)
        if not strangers and shared >= 2:
            root = known[0]
            groups.join(root.local_id, member.local_id, "surname", 0.75, f"{root.name} ~ {member.name}")


def _named(parts: tuple[object, ...]) -> names.PersonName:
    given, surname, suffix = parts
    return names.PersonName(given, surname, suffix, "", names.sound_key(str(surname).rsplit(" ", 1)[-1]))  # type: ignore[arg-type]


def _bodies(groups: Groups, ordered: Sequence[Member]) -> None:
    first: dict[frozenset[str], Member] = {}
    letters: dict[str, set[frozenset[str]]] = defaultdict(set)
    generic: list[Member] = []
    by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
    for member in ordered:
        if member.form != "name" or member.kind not in {"organization", "government", "outlet"} or not member.words:
            continue
        if member.words <= h.GENERIC_BODY_WORDS and not member.words <= COUNTRIES:
            generic.append(member)
            continue
        known = first.get(member.words)
        if known is not None:
            groups.join(known.local_id, member.local_id, "body_name", 0.95, f"{known.name} ~ {member.name}")
            continue
        first[member.words] = member
        for word in member.words & h.GENERIC_BODY_WORDS:
            by_word[word].append(member.words)
        for form in member.printed:
            short = names.initialism(form)
            if len(short) >= 3:
                letters[short].add(member.words)
    for words, member in list(first.items()):
        short = next(iter(words)) if len(words) == 1 else ""
        if short and member.name.replace(".", "").isupper() and len(letters.get(short, ())) == 1:
            known = first[next(iter(letters[short]))]
            groups.join(known.local_id, member.local_id, "acronym", 0.85, f"{known.name} ~ {member.name}")
    for member in generic:
        rarest = min(member.words, key=lambda word: (len(by_word[word]), word))
        fuller = (
            [words for words in by_word[rarest] if member.words < words] if len(by_word[rarest]) <= MAX_VARIANTS else []
        )
        if len(fuller) == 1:
            known = first[fuller[0]]
            near = [groups.members[each] for each in groups.group(groups.find(known.local_id))][:200]
            if max(len(member.context & other.context) for other in near) >= 2:
                groups.join(known.local_id, member.local_id, "short_name", 0.7, f"{known.name} ~ {member.name}")


def hypotheses(groups: Groups) -> list[Link]:
    """Unnamed persons described in the same words in other articles within days: perhaps one, never joined."""
    found: list[Link] = []
    last: dict[str, Member] = {}
    for member in sorted(groups.members.values(), key=lambda member: (member.order, member.local_id)):
        if member.kind != "anonymous_person" or member.published_at is None or len(member.described.split()) < 3:
            continue
        earlier = last.get(member.described)
        last[member.described] = member
        if earlier is None or earlier.published_at is None or earlier.article_id == member.article_id:
            continue
        if groups.find(earlier.local_id) == groups.find(member.local_id):
            continue
        if member.published_at - earlier.published_at <= timedelta(days=HYPOTHESIS_DAYS):
            shared = len(member.context & earlier.context)
            score = min(0.5, 0.2 + 0.05 * shared)
            found.append(
                Link(earlier.local_id, member.local_id, "hypothesis", "same_description", score, member.described)
            )
    return found


def best_name(forms: Counter[str]) -> str:
    """The fullest of printed forms, the more frequent and then the alphabetically first of equal ones."""
    return min(forms, key=lambda form: (-name_rank(form), -forms[form], form))
