"""The rights policy: which text of which article a release may hold.

Open licences release everything. For every other article texts go out in a fixed order until the limit of its
characters is reached, over all releases together, and the rest is null in every column: the title; names that are
phrases; quotations with source, cue and addressee, those of contested claims first, then by position, each followed by
the statement of its claim; mentions. The sentences around a quotation are never spent on. A text counts in its article
and in all that share the passage (reprints, lifts); what an openly licensed article prints too does not count.
The limits and licences are data (licences.toml); how text is recognised is in `exposure`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.release.exposure import LONG, RUN, Budget, Span, Words, merged, sharing, word_count
from pipelines.release.shapes import DISCLOSED, from_columns, released_form
from pipelines.takedowns import NOTHING, Takedowns
from schemas import ids
from schemas.render import arrow
from schemas.tables import TABLES

Key = tuple[str, ...]
_TEXTS_OF_QUOTE = ("content", "source", "cue", "addressee")
_TEXTS_OF_MENTION = ("text", "role", "affiliation", "descriptor")
CHAIN = " > "
# What more articles print without being copies is a formula or a footer.
_SHARED_BY = 20
# About 12 KB each.
_WORDS_KEPT = 20_000


class Policy(NamedTuple):
    """Ids of open licences in lower case; the limits for all others."""

    open_licences: frozenset[str]
    percent_of_article: int
    characters_of_text: int


class Released(NamedTuple):
    """The tables in their released form, and the ledger `disclosed` of all text that is out after this release."""

    tables: dict[str, pa.Table]
    disclosed: pa.Table


@dataclass(frozen=True)
class _Unit:
    """Texts that go out together or not at all, and where limited articles print them."""

    key: Key
    printed: dict[str, list[Span]]


@cache
def policy() -> Policy:
    """The policy as stated in licences.toml."""
    stated = tomllib.loads(Path(__file__).with_name("licences.toml").read_text(encoding="utf-8"))
    limits = stated["limits"]
    return Policy(
        frozenset(name.lower() for name in stated["open"]["ids"]),
        int(limits["percent_of_article"]),
        int(limits["characters_of_text"]),
    )


def is_open(licence: str | None) -> bool:
    """Whether an article under `licence` may be released in full."""
    return (licence or "").strip().lower() in policy().open_licences


def apply(
    tables: Mapping[str, pa.Table],
    already_out: pa.Table,
    takedowns: Takedowns = NOTHING,
    taken_down: pa.Table | None = None,
    kept_back: Mapping[str, int] = MappingProxyType({}),
) -> Released:
    """The released form of `tables`, given the ledger of the release before (`nothing_out()` for the first).

    `takedowns` is the list of what must go, `taken_down` the table of where the texts still hold it; `kept_back` says
    how many characters of its limit an article shall leave unused. Rows keep their order, and no order makes a
    difference to what is withheld. Applied again with the ledger that it returned, it returns the same tables.
    """
    articles = _Articles(tables, already_out, taken_down, kept_back)
    units = list(_units(tables, articles))
    admitted: set[Key] = set()
    # What went out later may have covered most of what did not fit before: repeat until nothing more fits, or the next
    # release of the same tables would differ from this one.
    while True:
        more = {unit.key for unit in units if unit.key not in admitted and articles.budget.spend(unit.printed)}
        if not more:
            break
        admitted |= more
    released = _Withholding(tables, articles, admitted, takedowns).tables()
    if takedowns.persons:
        released = {name: _without_persons(table, takedowns) for name, table in released.items()}
    return Released(released, articles.disclosed())


def unnamed(inputs: Iterable[Mapping[str, Any]], takedowns: Takedowns) -> list[dict[str, Any]]:
    """The records of input files, none of them under a path that names a person who must go."""
    return [
        {**one, "path": _hidden(one["path"]) if takedowns.person_in(one["path"]) else one["path"]} for one in inputs
    ]


def _without_persons(table: pa.Table, takedowns: Takedowns) -> pa.Table:
    """`table` without the strings that name a person on the list; where there must be one, its hash stands there."""
    for place, field in enumerate(table.schema):
        if field.type != pa.string():
            continue
        named = {value for value in table.column(place).unique().to_pylist() if takedowns.person_in(value)}
        if not named:
            continue
        if field.name == "alias":
            table = table.filter(pc.invert(pc.is_in(table.column(place), pa.array(named, pa.string()))))
            continue
        values = [
            (None if field.nullable else _hidden(value)) if value in named else value
            for value in table.column(place).to_pylist()
        ]
        table = table.set_column(place, field, pa.array(values, field.type))
    return table


def _hidden(value: str) -> str:
    return f"withheld-{ids.text_sha256(value)[:12]}"


def nothing_out() -> pa.Table:
    """The ledger before the first release."""
    return arrow.schema(DISCLOSED).empty_table()


class _Articles:
    """The articles by licence, what each has in common with which, and what is out of those without an open one."""

    def __init__(
        self,
        tables: Mapping[str, pa.Table],
        already_out: pa.Table,
        taken_down: pa.Table | None,
        kept_back: Mapping[str, int],
    ) -> None:
        self._gone: dict[str, list[Span]] = defaultdict(list)
        for row in taken_down.to_pylist() if taken_down is not None else ():
            self._gone[row["article_id"]].append((row["char_start"], row["char_end"]))
        rows = _rows(tables["articles"], "article_id", "license", "title", "text", "text_sha256", "copy_group_id")
        rows.sort(key=lambda row: row["article_id"])
        self.rows = {row["article_id"]: row for row in rows}
        # An open article of which something must go is printed in parts only, like one without a licence.
        self.capped = {
            row["article_id"]: row for row in rows if row["article_id"] in self._gone or not is_open(row["license"])
        }
        self.words = lru_cache(_WORDS_KEPT)(lambda article: Words(self.rows[article]["text"]))
        self._related = self._relations(tables["article_relations"])
        self._ledger = _rows(already_out, *(field.name for field in DISCLOSED.fields))
        self.budget = self._open_budget(kept_back)

    def _relations(self, relations: pa.Table) -> dict[str, list[str]]:
        """For each capped article itself and the capped ones that share text with it or with one of its copies.

        De-duplication has related most of them; a quotation that two articles print is too short for it.
        """
        group = {article: row["copy_group_id"] for article, row in self.rows.items()}
        members: dict[str, set[str]] = defaultdict(set)
        for article in self.capped:
            members[group[article]].add(article)
        near: dict[str, set[str]] = {name: {name} for name in members}
        names = list(self.capped)
        found = sharing([self.capped[name]["text"] for name in names], LONG, _SHARED_BY)
        pairs = [(names[one], names[other]) for one, other in found]
        for row in _rows(relations, "article_id", "other_article_id"):
            pairs.append((row["article_id"], row["other_article_id"]))
        for one, other in pairs:
            if group[one] in near and group[other] in near:
                near[group[one]].add(group[other])
                near[group[other]].add(group[one])
        return {
            article: sorted(set().union(*(members[name] for name in near[group[article]]))) for article in self.capped
        }

    def _open_budget(self, kept_back: Mapping[str, int]) -> Budget:
        by_text: dict[str, list[str]] = defaultdict(list)
        for article, row in self.capped.items():
            by_text[row["text_sha256"]].append(article)
        already: dict[str, list[Span]] = defaultdict(list)
        sunk: dict[str, int] = defaultdict(int)
        for entry in self._ledger:
            article, digest = entry["article_id"], entry["text_sha256"]
            for same in by_text[digest]:
                already[same].append((entry["char_start"], entry["char_end"]))
            if article in self.capped and self.capped[article]["text_sha256"] != digest:
                sunk[article] += entry["char_end"] - entry["char_start"]
        percent = policy().percent_of_article
        allowed = {
            article: len(row["text"]) * (100 if is_open(row["license"]) else percent) // 100
            for article, row in self.capped.items()
        }
        budget = Budget(allowed, sunk, kept_back, self._reach)
        budget.spend(already, already=True)
        return budget

    def _reach(self, article: str, spans: list[Span]) -> dict[str, list[Span]]:
        """What the words at `spans` of `article` give away, there and in related articles."""
        words = self.words(article)
        found = {other: words.again(spans, self.words(other)) for other in self._related[article]}
        found[article] += spans
        return found

    def blotted(self, mentions: pa.Table) -> frozenset[str]:
        """What speakers are called, folded, where that touches what a takedown names: `friends of Marsh`."""
        return frozenset(
            ids.fold(row["text"])
            for row in (mentions.to_pylist() if self._gone else ())
            if self.must_go(row["article_id"], [(row["char_start"], row["char_end"])])
        )

    def must_go(self, article: str, spans: Iterable[Span]) -> bool:
        """Whether the text at `spans` touches what a takedown names."""
        gone = self._gone.get(article, ())
        return any(start < last and first < end for start, end in spans for first, last in gone)

    def at(self, article: str, spans: list[Span]) -> dict[str, list[Span]]:
        """Text printed at `spans` of `article`; nothing for an open article."""
        return {article: merged(spans)} if article in self.capped else {}

    def where(self, articles: Iterable[str], text: str) -> dict[str, list[Span]]:
        """`text`, whose place is not known, by the words of it that each of `articles` prints.

        Nothing if an openly licensed one of them prints it.
        """
        named = sorted(set(articles))
        if any(article not in self.capped and self.words(article).holds(text) for article in named):
            return {}
        return {article: merged(self.words(article).find(text)) for article in named if article in self.capped}

    def disclosed(self) -> pa.Table:
        """The ledger: what is printed now, and what was of texts that are here no more."""
        current = {(article, row["text_sha256"]) for article, row in self.rows.items()}
        rows = {
            (entry["article_id"], entry["text_sha256"], entry["char_start"], entry["char_end"])
            for entry in self._ledger
            if (entry["article_id"], entry["text_sha256"]) not in current
        }
        for article, row in self.rows.items():
            spans = self.budget.printed(article) if article in self.capped else merged([(0, len(row["text"]))])
            rows |= {(article, row["text_sha256"], start, end) for start, end in spans}
        ordered = sorted(rows)
        names = ("article_id", "text_sha256", "char_start", "char_end")
        return from_columns(DISCLOSED, {name: [row[place] for row in ordered] for place, name in enumerate(names)})


def _together(several: Iterable[dict[str, list[Span]]]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for printed in several:
        for article, found in printed.items():
            spans[article] += found
    return {article: merged(found) for article, found in sorted(spans.items())}


def _rows(table: pa.Table, *columns: str) -> list[dict[str, Any]]:
    return table.select(list(columns)).to_pylist()  # type: ignore[no-any-return]


def _short(text: str | None) -> bool:
    return text is not None and len(text) <= policy().characters_of_text


def _units(tables: Mapping[str, pa.Table], articles: _Articles) -> Iterator[_Unit]:
    """Everything that may go out of capped articles, in the order in which it does."""
    yield from _titles(articles)
    yield from _names(tables, articles)
    yield from _quotes_and_statements(tables, articles)
    yield from _mentions(tables, articles)


def _titles(articles: _Articles) -> Iterator[_Unit]:
    for article, row in articles.capped.items():
        if _short(row["title"]):
            start = row["text"].find(row["title"])
            own = [(start, start + len(row["title"]))] if start >= 0 else articles.words(article).find(row["title"])
            if not articles.must_go(article, own):
                yield _Unit(("title", article), articles.at(article, own))


def _names(tables: Mapping[str, pa.Table], articles: _Articles) -> Iterator[_Unit]:
    for phrase, printed_in in sorted(_phrases(tables).items()):
        if _short(phrase):
            yield _Unit(("name", phrase), articles.where(printed_in, phrase))


def _phrases(tables: Mapping[str, pa.Table]) -> dict[str, set[str]]:
    """Names, and what is said about them, that are long enough to be text, with the articles they may come from."""
    article_of = {row["quote_id"]: row["article_id"] for row in _rows(tables["quotes"], "quote_id", "article_id")}
    speaks_in: dict[str, set[str]] = defaultdict(set)
    for row in _rows(tables["speaker_mentions"], "speaker_id", "article_id"):
        speaks_in[row["speaker_id"]].add(row["article_id"])
    for table in ("quotes", "quote_speakers"):
        for row in _rows(tables[table], "quote_id", "speaker_id"):
            speaks_in[row["speaker_id"]].add(article_of[row["quote_id"]])
    found: dict[str, set[str]] = defaultdict(set)
    for table, column in (("speakers", "name"), ("speaker_aliases", "alias")):
        for row in _rows(tables[table], "speaker_id", column):
            found[row[column]] |= speaks_in[row["speaker_id"]]
    for row in _rows(tables["speaker_links"], "speaker_id", "other_speaker_id", "evidence"):
        found[row["evidence"]] |= speaks_in[row["speaker_id"]] | speaks_in[row["other_speaker_id"]]
    for row in _rows(tables["attributed_claims"], "article_id", "speaker_id", "speaker_name", "source_chain"):
        found[row["speaker_name"]] |= speaks_in[row["speaker_id"]]
        for name in row["source_chain"].split(CHAIN):
            found[name].add(row["article_id"])
    return {text: printed_in for text, printed_in in found.items() if word_count(text) >= RUN}


def _quotes_and_statements(tables: Mapping[str, pa.Table], articles: _Articles) -> Iterator[_Unit]:
    spans: dict[str, list[Span]] = defaultdict(list)
    first: dict[str, int] = {}
    for row in _rows(tables["quote_spans"], "quote_id", "role", "char_start", "char_end"):
        spans[row["quote_id"]].append((row["char_start"], row["char_end"]))
        if row["role"] == "content":
            first[row["quote_id"]] = min(row["char_start"], first.get(row["quote_id"], row["char_start"]))
    claims = {row["claim_id"]: row for row in _rows(tables["claims"], "claim_id", "statement", "is_contested")}
    claims_of: dict[str, list[str]] = defaultdict(list)
    stated_in: dict[str, set[str]] = defaultdict(set)
    must_go: set[str] = set()
    quotes = _rows(tables["quotes"], "quote_id", "article_id", *(f"{role}_text" for role in _TEXTS_OF_QUOTE))
    article_of = {row["quote_id"]: row["article_id"] for row in quotes}
    for row in _rows(tables["claim_quotes"], "claim_id", "quote_id"):
        article = article_of[row["quote_id"]]
        claims_of[row["quote_id"]].append(row["claim_id"])
        stated_in[row["claim_id"]].add(article)
        if articles.must_go(article, spans[row["quote_id"]]):
            must_go.add(row["claim_id"])

    def place(row: dict[str, Any]) -> tuple[bool, str, int, str]:
        contested = any(claims[claim]["is_contested"] for claim in claims_of[row["quote_id"]])
        return not contested, row["article_id"], first.get(row["quote_id"], 0), row["quote_id"]

    stated: set[str] = set()
    for row in sorted(quotes, key=place):
        quote, article = row["quote_id"], row["article_id"]
        texts = [row[f"{role}_text"] for role in _TEXTS_OF_QUOTE]
        fits = article not in articles.capped or all(text is None or _short(text) for text in texts)
        if fits and not articles.must_go(article, spans[quote]):
            yield _Unit(("quote", quote), articles.at(article, spans[quote]))
        for claim in sorted(set(claims_of[quote]) - stated - must_go):
            stated.add(claim)
            statement = claims[claim]["statement"]
            if _short(statement) or not stated_in[claim] & articles.capped.keys():
                yield _Unit(("statement", claim), articles.where(stated_in[claim], statement))


def _mentions(tables: Mapping[str, pa.Table], articles: _Articles) -> Iterator[_Unit]:
    rows = _rows(tables["speaker_mentions"], "article_id", "char_start", "char_end", *_TEXTS_OF_MENTION)
    for row in sorted(rows, key=lambda row: (row["article_id"], row["char_start"], row["char_end"])):
        article = row["article_id"]
        texts = [row[name] for name in _TEXTS_OF_MENTION]
        if articles.must_go(article, [(row["char_start"], row["char_end"])]):
            continue
        if article not in articles.capped or all(text is None or _short(text) for text in texts):
            own = articles.at(article, [(row["char_start"], row["char_end"])])
            others = (articles.where([article], text) for text in texts[1:] if text and text not in row["text"])
            yield _Unit(_mention_key(row), _together((own, *others)))


def _mention_key(row: Mapping[str, Any]) -> Key:
    return "mention", row["article_id"], str(row["char_start"]), str(row["char_end"])


class _Withholding:
    """The tables with everything nulled that was not admitted."""

    def __init__(
        self, tables: Mapping[str, pa.Table], articles: _Articles, admitted: set[Key], takedowns: Takedowns
    ) -> None:
        self._tables = tables
        self._articles = articles
        self._admitted = admitted
        surnames = {name.split()[-1] for name in takedowns.persons}
        self._blotted = articles.blotted(tables["speaker_mentions"]) | surnames

    def tables(self) -> dict[str, pa.Table]:
        changed = {
            "articles": self._article,
            "rejected_inputs": self._rejected,
            "quotes": self._quote,
            "speakers": self._speaker,
            "speaker_mentions": self._mention,
            "speaker_aliases": self._alias,
            "speaker_links": self._link,
            "claims": self._claim,
            "attributed_claims": self._attributed_claim,
            "validation_report": self._check,
        }
        released = {}
        for name, table in self._tables.items():
            form = released_form(TABLES[name])
            if name == "stories":
                rows = list(self._stories(table.to_pylist()))
            elif name in changed:
                rows = [row for row in map(changed[name], table.to_pylist()) if row is not None]
            else:
                released[name] = table.cast(arrow.schema(form))
                continue
            columns = {field.name: [row.get(field.name) for row in rows] for field in form.fields}
            released[name] = pa.table(columns, schema=arrow.schema(form))
        return released

    def _capped(self, article: str) -> bool:
        return article in self._articles.capped

    def _article(self, row: dict[str, Any]) -> dict[str, Any]:
        if self._capped(row["article_id"]):
            row["text"] = None
            row["title"] = self._title(row["article_id"])
        return row

    def _rejected(self, row: dict[str, Any]) -> dict[str, Any] | None:
        return None if row["reason"] == "taken_down" else row

    def _title(self, article: str) -> str | None:
        row = self._articles.rows[article]
        title: str | None = row["title"]
        return title if not self._capped(article) or ("title", article) in self._admitted else None

    def _quote(self, row: dict[str, Any]) -> dict[str, Any]:
        row |= self._status(row)
        if row["text_status"] == "withheld":
            row |= {f"{role}_text": None for role in _TEXTS_OF_QUOTE}
        return row

    def _status(self, row: Mapping[str, Any]) -> dict[str, str]:
        is_full = ("quote", row["quote_id"]) in self._admitted
        return {
            "content_sha256": ids.text_sha256(row["content_text"]),
            "text_status": "full" if is_full else "withheld",
        }

    def _name(self, name: str) -> str | None:
        if self._blotted and ids.fold(name) in self._blotted:
            return None
        return name if word_count(name) < RUN or ("name", name) in self._admitted else None

    def _speaker(self, row: dict[str, Any]) -> dict[str, Any]:
        return row | {"name": self._name(row["name"])}

    def _alias(self, row: dict[str, Any]) -> dict[str, Any] | None:
        return None if self._name(row["alias"]) is None else row

    def _link(self, row: dict[str, Any]) -> dict[str, Any]:
        folded = f" {ids.fold(row['evidence'])} " if self._blotted else ""
        is_blotted = any(f" {called} " in folded for called in self._blotted)
        return row | {"evidence": None if is_blotted else self._name(row["evidence"])}

    def _mention(self, row: dict[str, Any]) -> dict[str, Any]:
        if _mention_key(row) not in self._admitted:
            row |= dict.fromkeys(_TEXTS_OF_MENTION)
        return row

    def _claim(self, row: dict[str, Any]) -> dict[str, Any]:
        return row | {"statement": self._statement(row["claim_id"], row["statement"])}

    def _statement(self, claim: str, statement: str) -> str | None:
        return statement if ("statement", claim) in self._admitted else None

    def _stories(self, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        titles: dict[str, set[str | None]] = defaultdict(set)
        for member in _rows(self._tables["story_articles"], "story_id", "article_id"):
            titles[member["story_id"]].add(self._title(member["article_id"]))
        for row in rows:
            yield row | {"headline": row["headline"] if row["headline"] in titles[row["story_id"]] else None}

    def _attributed_claim(self, row: dict[str, Any]) -> dict[str, Any]:
        row |= self._status(row)
        row["statement"] = self._statement(row["claim_id"], row["statement"])
        row["title"] = self._title(row["article_id"])
        row["speaker_name"] = self._name(row["speaker_name"])
        if any(self._name(name) is None for name in row["source_chain"].split(CHAIN)):
            row["source_chain"] = None
        if self._capped(row["article_id"]):
            row["context"] = None
            if row["text_status"] == "withheld" or not _points_at(row["link"], row["content_text"]):
                row["link"] = None
            if row["text_status"] == "withheld":
                row["content_text"] = None
        return row

    def _check(self, row: dict[str, Any]) -> dict[str, Any]:
        if self._articles.capped and row["status"] != "passed":
            row["detail"] = None
        return row


def _points_at(link: str | None, content: str) -> bool:
    """Whether the text fragment of `link` holds nothing but words of `content`."""
    if link is None:
        return False
    _, marker, fragment = link.partition("#:~:text=")
    words = Words(content)
    return bool(marker) and all(words.holds(unquote(part).strip("-")) for part in fragment.split(","))
