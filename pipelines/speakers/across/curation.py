"""What a person decided about speakers: read, checked, and turned into members of groups.

A decision names its evidence, never an id: an alias as printed, or an article and the words of its source. How groups
are joined is in `groups`, what the rules decide in `across`; decisions win over both.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TextIO

from pipelines.speakers.across.groups import Groups, Member, Side
from schemas.ids import fold
from schemas.vocabularies import SPEAKER_KIND

FILE = "_curation/decisions.csv"
COLUMNS = ("decision", "alias", "article", "other_alias", "other_article", "value", "evidence")
"""Columns of the file; the first two are needed, and those that a row's decision needs."""
NEEDED = {
    "same": ("alias", "other_alias"),
    "not_same": ("alias", "other_alias"),
    "name": ("alias", "value"),
    "kind": ("alias", "value"),
}
MAX_NAME = 200
_OF_ONE_ARTICLE = frozenset({"anonymous_person", "anonymous_group", "unnamed"})


class CurationError(ValueError):
    """A file of curation that cannot be followed; the message says what is wrong, where, and what to do."""


class Who(NamedTuple):
    """Whom a decision means: folded words as printed, in one article or, with an empty `article`, in all."""

    alias: str
    article: str
    printed: str

    def __str__(self) -> str:
        return f"{self.printed!r} in {self.article}" if self.article else repr(self.printed)


@dataclass(frozen=True, slots=True)
class Decision:
    """One row; `where` is its place as messages name it."""

    where: str
    decision: str
    who: Who
    other: Who
    value: str
    evidence: str


def read(stream: TextIO) -> list[Decision]:
    """The decisions of a CSV file; CurationError lists everything that is wrong with it."""
    try:
        reader = csv.DictReader(stream, restkey="", strict=True)
        columns = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = columns
        unknown = [name for name in columns if name not in COLUMNS]
        missing = [name for name in COLUMNS[:2] if name not in columns]
        if unknown or missing:
            found = ", ".join(map(repr, columns)) or "nothing"
            hint = " The cells seem to be parted by semicolons: save the file with commas." if ";" in found else ""
            raise CurationError(
                f"{FILE}, line 1: the first line must hold names of columns out of {', '.join(COLUMNS)}, "
                f"`decision` and `alias` among them; it holds {found}.{hint}"
            )
        rows = [(f"{FILE}, line {reader.line_num}", row) for row in reader]
    except UnicodeDecodeError as error:
        raise CurationError(f"{FILE}: no UTF-8 text at byte {error.start}; save the file as UTF-8") from None
    except csv.Error as error:
        where = f"{FILE}, line {reader.line_num}"
        raise CurationError(f"{where}: {error}; check the quotation marks of its cells") from None
    return _checked(rows)


def decided(rows: Iterable[Mapping[str, str]]) -> list[Decision]:
    """Decisions from mappings of column to cell; CurationError as for `read`."""
    return _checked([(f"decision {number}", row) for number, row in enumerate(rows)])


def _checked(rows: Sequence[tuple[str, Mapping[str, str]]]) -> list[Decision]:
    problems: list[str] = []
    found: dict[tuple[str, Who, Who, str], Decision] = {}
    for where, row in rows:
        cells = {name: " ".join((row.get(name) or "").split()) for name in COLUMNS}
        if "decision" in row and not any(cells.values()) and not row.get(""):
            continue
        problem = _problem(row, cells)
        if problem:
            problems.append(f"{where}: {problem}")
            continue
        who = Who(fold(cells["alias"]), cells["article"], cells["alias"])
        other = Who(fold(cells["other_alias"]), cells["other_article"], cells["other_alias"])
        one = Decision(where, cells["decision"], who, other, cells["value"], cells["evidence"])
        found.setdefault((one.decision, who, other, one.value), one)
    decisions = list(found.values())
    problems += _conflicts(decisions)
    if problems:
        raise CurationError("\n".join([*problems, "Mend these rows or take them out, then build again."]))
    return decisions


def _problem(row: Mapping[str, str], cells: Mapping[str, str]) -> str:
    """What is wrong with one row by itself; empty where nothing is."""
    decision = cells["decision"]
    if row.get(""):
        return "more cells than the first line has; put cells that hold commas between quotation marks"
    needed = NEEDED.get(decision)
    if needed is None:
        return f"`decision` is {decision!r}, which is none of {', '.join(NEEDED)}"
    for name in needed:
        if not fold(cells[name]):
            return f"`{decision}` needs words in `{name}`"
    extra = [name for name in ("other_alias", "other_article", "value") if name not in needed and cells[name]]
    if needed[1] == "other_alias" and "other_article" in extra:
        extra.remove("other_article")
    if extra:
        return f"`{decision}` has no use for `{extra[0]}`, which holds {cells[extra[0]]!r}; leave it empty"
    if decision == "kind" and cells["value"] not in SPEAKER_KIND.terms:
        return f"{cells['value']!r} is no kind of speaker; the kinds are {', '.join(SPEAKER_KIND.terms)}"
    if decision == "name" and len(cells["value"]) > MAX_NAME:
        return f"`value` has {len(cells['value'])} characters; a name has at most {MAX_NAME}"
    if decision == "not_same" and fold(cells["alias"]) == fold(cells["other_alias"]):
        articles = {cells["article"], cells["other_article"]}
        if "" in articles or len(articles) == 1:
            return "the two sides are the same words; name a different article on each side to part their bearers"
    return ""


def _conflicts(decisions: Sequence[Decision]) -> list[str]:
    """Rows that cannot all hold: `same`, also in a chain, against `not_same`; two names or kinds of one speaker."""
    parent: dict[Who, Who] = {}

    def find(who: Who) -> Who:
        while parent.get(who, who) != who:
            who = parent[who]
        return who

    def bare(who: Who) -> Who:
        return who._replace(printed="")

    joins = [one for one in decisions if one.decision == "same"]
    everywhere = {bare(who) for one in joins for who in (one.who, one.other) if not who.article}
    for one in decisions:
        for who in map(bare, (one.who, one.other)):
            if who.article and who._replace(article="") in everywhere:
                parent[find(who)] = find(who._replace(article=""))
    for one in joins:
        parent[find(bare(one.who))] = find(bare(one.other))
    problems = []
    for one in decisions:
        if one.decision == "not_same" and find(bare(one.who)) == find(bare(one.other)):
            chain = [other.where for other in joins if find(bare(other.who)) == find(bare(one.who))]
            problems.append(
                f"{one.where}: `not_same` parts {one.who} and {one.other}, which `same` makes one "
                f"({'; '.join(chain)}); keep one of them"
            )
    for decision in ("name", "kind"):
        set_by: dict[Who, Decision] = {}
        for one in decisions:
            if one.decision == decision:
                first = set_by.setdefault(find(bare(one.who)), one)
                if first.value != one.value:
                    problems.append(
                        f"{one.where}: `{decision}` of {one.who} is {one.value!r}, yet {first.where} makes it "
                        f"{first.value!r}; keep one of them"
                    )
    return problems


class Curation:
    """Decisions matched to the members of a build. What came to nothing, and why, is noted in `notes`."""

    def __init__(
        self,
        decisions: Sequence[Decision],
        members: Sequence[Member],
        articles: Mapping[str, Sequence[str]],
        sources: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:
        """`articles`: ids of the articles by each name that a row may give them. `sources`: by article, the words of
        each mention of a speaker and the local id of whom they mean."""
        self.decisions = decisions
        self.notes: list[str] = []
        self._articles = articles
        self._sources = sources
        self._everywhere: dict[str, list[Member]] = defaultdict(list)
        self._by_id = {member.local_id: member for member in members}
        for member in members if decisions else ():
            for alias in {fold(form) for form in member.printed}:
                self._everywhere[alias].append(member)

    def _note(self, one: Decision, what: str) -> None:
        self.notes.append(f"{one.where}: {what}; the row changes nothing")

    def _members(self, one: Decision, who: Who) -> list[Member]:
        """Whom one side of a decision means, in order; where nobody, notes why."""
        found: dict[str, Member] = {}
        if who.article:
            named = self._articles.get(who.article, ())
            if not named:
                self._note(one, f"no article has the address or the path {who.article!r}")
                return []
            if len(named) > 1:
                self._note(one, f"{len(named)} articles have the path {who.article!r}: add # and the record's number")
                return []
            for text, local_id in self._sources.get(named[0], ()):
                if fold(text) == who.alias and local_id in self._by_id:
                    found[local_id] = self._by_id[local_id]
            for member in self._everywhere.get(who.alias, ()):
                if member.article_id == named[0]:
                    found[member.local_id] = member
            if len(found) > 1:
                self._note(one, f"{who} means {len(found)} speakers there: name one by other words of its")
                return []
        else:
            held = self._everywhere.get(who.alias, [])
            kept = [member for member in held if one.decision == "kind" or member.kind not in _OF_ONE_ARTICLE]
            if held and not kept:
                self._note(one, f"{who} is a description, which means another in each article: name the article")
                return []
            found = {member.local_id: member for member in kept}
        if not found:
            self._note(one, f"no speaker is printed as {who}")
        return sorted(found.values(), key=lambda member: (member.order, member.local_id))

    def sides(self) -> dict[str, frozenset[Side]]:
        """The vetoes of `not_same`, for `Groups`."""
        stands: dict[str, set[Side]] = defaultdict(set)
        for number, one in enumerate(self.decisions):
            if one.decision != "not_same":
                continue
            mine, theirs = ({m.local_id for m in self._members(one, who)} for who in (one.who, one.other))
            if not mine or not theirs:
                continue
            if mine & theirs:
                where = ", ".join(sorted({self._by_id[each].article_id for each in mine & theirs})[:3])
                self.notes.append(
                    f"{one.where}: {one.who} and {one.other} are one speaker within {where}; that stays so"
                )
            for side, held in ((0, mine - theirs), (1, theirs - mine)):
                for local_id in held:
                    stands[local_id].add((number, side))
        return {local_id: frozenset(held) for local_id, held in stands.items()}

    def join(self, groups: Groups) -> None:
        """Joins what `same` says is one, before any rule."""
        for one in self.decisions:
            if one.decision != "same":
                continue
            mine, theirs = self._members(one, one.who), self._members(one, one.other)
            if not mine or not theirs:
                continue
            all_of = [*mine, *theirs]
            evidence = f"{one.who.printed} = {one.other.printed}" + (f": {one.evidence}" if one.evidence else "")
            joined = [groups.join(all_of[0].local_id, m.local_id, "decision", 1.0, evidence) for m in all_of[1:]]
            if not all(joined):
                self.notes.append(
                    f"{one.where}: {joined.count(False)} speakers printed as {one.who} or {one.other} stay apart, "
                    "since a `not_same` parts them through another name"
                )

    def chosen(self, groups: Groups) -> dict[str, dict[str, str]]:
        """Names and kinds that were decided, by the root of the group: {root: {"name": …, "kind": …}}."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for one in self.decisions:
            if one.decision not in {"name", "kind"}:
                continue
            for root in dict.fromkeys(groups.find(member.local_id) for member in self._members(one, one.who)):
                if found[root].setdefault(one.decision, one.value) != one.value:
                    self.notes.append(
                        f"{one.where}: {one.who} is a speaker whose {one.decision} an earlier row makes "
                        f"{found[root][one.decision]!r}; the earlier one holds"
                    )
        return dict(found)
