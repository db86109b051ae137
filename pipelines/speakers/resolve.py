"""Builds the tables of quotations and speakers from what attribution found.

Reading order of the stage: `phrases` and `scan` take words apart, `article` resolves each article by itself and
`article_rows` writes it down, `origins` and `doubted` look at the quotations, `curation`, `across` and `anonymous` join
articles, `wikidata` looks the speakers up; here they are put together and written as tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from pipelines.speakers.across import across, wikidata
from pipelines.speakers.across.anonymous import hypotheses, join_reprints
from pipelines.speakers.across.curation import Curation, Decision, decided
from pipelines.speakers.across.groups import Groups, Link, Member
from pipelines.speakers.article_rows import ArticleRows
from pipelines.speakers.doubted import Query, Said, elsewhere, within
from pipelines.speakers.names import names
from pipelines.speakers.origins import Passage, Printed, origins
from pipelines.text import Span
from schemas.ids import fold
from schemas.render.arrow import from_rows

TABLES = (
    "quotes",
    "quote_spans",
    "quote_speakers",
    "quote_disputes",
    "speakers",
    "speaker_mentions",
    "speaker_aliases",
    "speaker_links",
)
_Row = dict[str, Any]
_LAST = datetime.max.replace(tzinfo=UTC)
LookUp = Callable[[frozenset[str]], wikidata.Items]
"""Items of Wikidata for folded names."""


def build(
    articles: pa.Table,
    attributions: pa.Table,
    shared_passages: pa.Table,
    decisions: Sequence[Mapping[str, str] | Decision] = (),
    antecedents: pa.Table | None = None,
    look_up: LookUp | None = None,
    notes: list[str] | None = None,
) -> dict[str, pa.Table]:
    """Tables of quotations and speakers, by name; the result does not depend on the order of the rows given.

    articles, attributions, shared_passages, antecedents: tables `articles`, `_attributions`, `shared_passages` and
    `_antecedents`; without the last, pronouns go by rules alone.
    decisions: what a person decided, over the rules, as `curation` reads it.
    look_up: gives items of Wikidata for names; without it no speaker has one.
    notes: gets a line for each decision that came to nothing, and why.
    Raises CurationError for decisions that can't be followed or that contradict each other.
    """
    ruled = decided([row for row in decisions if not isinstance(row, Decision)])
    ruled += [row for row in decisions if isinstance(row, Decision)]
    texts = {row["article_id"]: row for row in articles.to_pylist()}
    by_article: dict[str, list[_Row]] = defaultdict(list)
    for row in attributions.to_pylist():
        by_article[row["article_id"]].append(row)
    pointed: dict[str, dict[int, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    for row in antecedents.to_pylist() if antecedents is not None else ():
        pointed[row["article_id"]][row["char_start"]].append((row["other_char_start"], row["weight"]))
    rows: dict[str, list[_Row]] = {name: [] for name in TABLES}
    printed: list[Printed] = []
    members: list[Member] = []
    people: dict[str, Sequence[names.PersonName]] = {}
    speaker_of: dict[str, str] = {}  # quote_id -> local id of its primary speaker
    relations: list[Link] = []
    queries: list[Query] = []
    said: list[Said] = []
    for article_id in sorted(by_article):
        found = sorted(by_article[article_id], key=lambda row: row["attribution_no"])
        one = ArticleRows(texts[article_id], found, pointed[article_id])
        one.write(rows)
        disputes, asked, sayings = within(one.local())
        rows["quote_disputes"] += disputes
        queries += asked
        said += sayings
        printed += one.printed
        members += one.members()
        people[article_id] = one.resolution.people
        speaker_of |= one.speaker_of
        relations += one.speaks_for()
    copy_group = {article_id: row["copy_group_id"] for article_id, row in texts.items()}
    origin = origins(printed, _passages(shared_passages), _rank(texts), copy_group)
    for quote in rows["quotes"]:
        quote["origin_quote_id"] = origin[quote["quote_id"]]
    reprints = [(speaker_of[first], speaker_of[later]) for later, first in origin.items() if first != later]
    curation = Curation(ruled, members, _called(texts), _sources(rows["speaker_mentions"]))
    groups = Groups({member.local_id: member for member in members}, curation.sides())
    curation.join(groups)
    across.join(groups, people)
    join_reprints(groups, reprints)
    final = {member.local_id: groups.find(member.local_id) for member in members}
    rows["quote_disputes"] += elsewhere(queries, said, final, _bearers(members, final), origin)
    _mark_disputed(rows)
    _write_speakers(rows, members, final, curation.chosen(groups), look_up)
    _write_links(rows, groups, relations, final)
    if notes is not None:
        notes += dict.fromkeys(curation.notes)
    return {name: from_rows(name, rows[name]) for name in TABLES}


def _rank(texts: Mapping[str, _Row]) -> dict[str, int]:
    """Places in the order in which de-duplication chooses originals, so that these are the origins of what they print.

    Earliest published, with unknown dates last, then longest, then by id.
    """
    ordered = sorted(
        (row["published_at"] is None, row["published_at"] or _LAST, -len(row["text"] or ""), article_id)
        for article_id, row in texts.items()
    )
    return {article_id: place for place, (*_, article_id) in enumerate(ordered)}


def _passages(table: pa.Table) -> list[Passage]:
    return [
        Passage(
            row["article_id"],
            Span(row["char_start"], row["char_end"]),
            row["other_article_id"],
            Span(row["other_char_start"], row["other_char_end"]),
        )
        for row in table.to_pylist()
    ]


def _called(texts: Mapping[str, _Row]) -> dict[str, list[str]]:
    """Ids of articles by what a curator may call them: address, path below RAW, path with the record's number."""
    called: dict[str, list[str]] = defaultdict(list)
    for article_id, row in sorted(texts.items()):
        path = row["source_path"]
        for name in {row["url"], path, f"{path}#{row['record_no']}"} - {None}:
            called[name].append(article_id)
    return called


def _sources(mentions: Sequence[_Row]) -> dict[str, list[tuple[str, str]]]:
    sources: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in mentions:
        sources[row["article_id"]].append((row["text"], row["speaker_id"]))
    return sources


def _bearers(members: Sequence[Member], final: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Speakers by folded printed name."""
    found: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for form in member.printed if member.form == "name" else ():
            found[fold(form)].add(final[member.local_id])
    return {name: frozenset(held) for name, held in found.items()}


def _mark_disputed(rows: dict[str, list[_Row]]) -> None:
    once = {(row["quote_id"], row["article_id"], row["char_start"]): row for row in rows["quote_disputes"]}
    rows["quote_disputes"] = list(once.values())
    doubted = {row["quote_id"] for row in once.values()}
    for quote in rows["quotes"]:
        quote["is_disputed"] = quote["quote_id"] in doubted


def _write_speakers(
    rows: dict[str, list[_Row]],
    members: Sequence[Member],
    final: Mapping[str, str],
    chosen: Mapping[str, Mapping[str, str]],
    look_up: LookUp | None,
) -> None:
    """Sets the final speakers in all rows and adds the speakers with their aliases."""
    quote_article = {quote["quote_id"]: quote["article_id"] for quote in rows["quotes"]}
    for name in ("quotes", "quote_speakers", "speaker_mentions"):
        for row in rows[name]:
            row["speaker_id"] = final[row["speaker_id"]]
    rank = {"primary": 0, "joint": 1, "relay": 2}
    once: dict[tuple[str, str], _Row] = {}
    for row in sorted(rows["quote_speakers"], key=lambda row: rank[row["role"]]):
        once.setdefault((row["quote_id"], row["speaker_id"]), row)
    rows["quote_speakers"] = list(once.values())
    quotes_of: dict[str, set[str]] = defaultdict(set)
    for row in rows["quote_speakers"]:
        if row["role"] != "relay":
            quotes_of[row["speaker_id"]].add(row["quote_id"])
    articles_of: dict[str, set[str]] = defaultdict(set)
    for row in rows["quote_speakers"]:
        articles_of[row["speaker_id"]].add(quote_article[row["quote_id"]])
    grouped: dict[str, list[Member]] = defaultdict(list)
    for member in sorted(members, key=lambda member: (member.order, member.local_id)):
        grouped[final[member.local_id]].append(member)
    for speaker_id, held in grouped.items():
        # Whoever is named anywhere goes by a name, though a curator joined a longer description to it.
        named = [member for member in held if member.form == "name"] or held
        forms, names_of = _printed(held), _printed(named)
        name = across.best_name(names_of) if names_of else held[0].name
        kinds = Counter(member.kind for member in named)
        kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
        decided_on = chosen.get(speaker_id, {})
        rows["speakers"].append(
            {
                "speaker_id": speaker_id,
                "name": decided_on.get("name", name),
                "kind": decided_on.get("kind", kind),
                "quote_count": len(quotes_of[speaker_id]),
                "article_count": len(articles_of[speaker_id] or {member.article_id for member in held}),
            }
        )
        rows["speaker_aliases"] += [
            {"speaker_id": speaker_id, "alias": form, "mention_count": count} for form, count in forms.items()
        ]
    if look_up is not None:
        _look_up(rows["speakers"], grouped, look_up)


def _printed(held: Sequence[Member]) -> Counter[str]:
    forms: Counter[str] = Counter()
    for member in held:
        forms.update(member.printed)
    return forms


def _look_up(speakers: Sequence[_Row], grouped: Mapping[str, Sequence[Member]], look_up: LookUp) -> None:
    whole = {speaker_id: wikidata.whole_names(held) for speaker_id, held in grouped.items()}
    known = look_up(frozenset(name for held in whole.values() for name in held))
    found = wikidata.matched(whole, {row["speaker_id"]: row["kind"] for row in speakers}, known)
    for row in speakers:
        row["wikidata_id"], row["wikidata_candidates"] = found.get(row["speaker_id"], (None, None))


def _write_links(
    rows: dict[str, list[_Row]], groups: Groups, relations: Sequence[Link], final: Mapping[str, str]
) -> None:
    links: dict[tuple[str, str, str], _Row] = {}

    def add(one: str, other: str, link: Link) -> None:
        row = {
            "speaker_id": one,
            "other_speaker_id": other,
            "relation": link.relation,
            "method": link.method,
            "score": link.score,
            "evidence": link.evidence,
            "article_id": link.article_id,
        }
        key = (one, other, link.relation)
        if key not in links or (link.score, link.evidence, link.article_id) > (
            links[key]["score"], links[key]["evidence"], links[key]["article_id"]
        ):  # fmt: skip
            links[key] = row

    for member, link in sorted(groups.why.items()):
        if final[member] != member:
            add(final[member], member, link)
    for link in [*relations, *hypotheses(groups)]:
        one, other = final[link.one], final[link.other]
        if link.relation == "hypothesis":
            one, other = sorted((one, other))
        if one != other:
            add(one, other, link)
    rows["speaker_links"] = list(links.values())
