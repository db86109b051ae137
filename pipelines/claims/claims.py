"""Claims from quotations: tables `claims`, `claim_quotes`, `claim_evidence`, `unclaimed_quotes`, `positions`,
`claim_relations`.

This module joins what the others decide: readings (propositions.py), clusters of one story (clusters.py), origins
(origins.py). It makes ids and counts and decides nothing about words itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.claims.clusters import Embed, Item, cluster
from pipelines.claims.given import Given, Row, batches
from pipelines.claims.judge import Content
from pipelines.claims.members import Member
from pipelines.claims.origins import Printed, origins
from pipelines.claims.pointing import keys, resolve
from pipelines.claims.propositions import NOBODY, read
from pipelines.claims.quoted import Prepared, prepare, questions
from pipelines.claims.reader import Ask, Question, Reading
from pipelines.claims.relations import relations
from pipelines.claims.standing import Source
from pipelines.text import quotations
from schemas.ids import fold, make_id
from schemas.render.arrow import from_rows
from schemas.tables import TABLES

MADE = ("claims", "claim_quotes", "claim_evidence", "unclaimed_quotes", "positions", "claim_relations")
"""The tables that are made here."""
_ANONYMOUS = frozenset({"anonymous_person", "anonymous_group", "unnamed"})
_SIDES = {
    **dict.fromkeys(("asserts", "confirms", "predicts", "commits"), "for"),
    **dict.fromkeys(("doubts", "no_evidence"), "unsure"),
    "denies": "against",
}
_STATING = frozenset({"asserts", "confirms"})


@dataclass
class Claim:
    """A claim: its members, the earliest first."""

    members: list[Member]
    claim_id: str = ""
    quotes: dict[str, Member] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment is not None else 0.0


def _said_at(quote: Row, articles: Mapping[str, Row]) -> datetime | None:
    said: datetime | None = quote["said_from"] or articles[quote["article_id"]]["published_at"]
    return said


def _order(quote: Row, articles: Mapping[str, Row]) -> tuple[bool, float, str]:
    said = _said_at(quote, articles)
    return said is None, _seconds(said), quote["quote_id"]


def _same_key(member: Member) -> str:
    """Printings of one passage that state the same are one claim whatever the judge says."""
    return f"{member.quote['origin_quote_id']} {fold(member.proposition.statement)}"


def _cluster_story(
    members: list[Member], texts: Sequence[str], embed: Embed
) -> tuple[list[list[Member]], dict[int, Content]]:
    """Groups of members of one story that state one proposition; what each that points at none states, by its id()."""
    own = [member for member in members if member.points_at is None]
    items = [
        Item(p.statement, p.tense, p.stance, _same_key(member), p.on_saying)
        for member in own
        for p in [member.proposition]
    ]
    found = cluster(items, texts, embed)
    groups = [[own[index] for index in group] for group in found.groups]
    home = {id(member): group for group in groups for member in group}
    for group in found.groups:
        for index in group:
            values = [p for other in group if other != index and (p := found.probability(index, other)) is not None]
            own[index].similarity = round(sum(values) / (len(group) - 1), 6) if values else 1.0
    for number, core in enumerate(found.cores):
        for index in core:
            own[index].core = number
    for member in members:
        if member.points_at is not None:
            home[id(member.points_at)].append(member)
            member.core = member.points_at.core
    return groups, {id(member): found.contents[index] for index, member in enumerate(own)}


def _speakers_of(quote: Row, by_quote: Mapping[str, Sequence[Row]], roles: frozenset[str]) -> list[str]:
    return sorted({row["speaker_id"] for row in by_quote.get(quote["quote_id"], ()) if row["role"] in roles})


def _holders(quote: Row, by_quote: Mapping[str, Sequence[Row]]) -> list[str]:
    """The speakers whose position a quotation is: the primary one and joint ones."""
    return sorted({quote["speaker_id"], *_speakers_of(quote, by_quote, frozenset({"primary", "joint"}))})


def _central(claim: Claim) -> Member:
    """The member that words the claim: standing alone, stating it, most alike to the others, earliest, in this
    order."""
    ranked = [
        (
            not m.proposition.is_standalone,
            m.proposition.stance not in _STATING,
            m.points_at is not None,
            -round(m.similarity, 2),
            place,
        )
        for place, m in enumerate(claim.members)
    ]
    return claim.members[min(ranked)[-1]]


def _changed_from(position: Row, positions: Sequence[Row]) -> str | None:
    """The stance that the speaker took last before, if it was another side: who confirms what they stated changes
    nothing."""
    side = _SIDES.get(position["stance"])
    before = [
        other
        for other in positions
        if other["speaker_id"] == position["speaker_id"]
        and _SIDES.get(other["stance"], side) != side
        and other["first_said_at"]
        and position["first_said_at"]
        and other["first_said_at"] < position["first_said_at"]
    ]
    if side is None or not before:
        return None
    stance: str = max(before, key=lambda other: (other["first_said_at"], other["stance"]))["stance"]
    return stance


def _claim_rows(claim: Claim, central: Member, given: Given) -> tuple[Row, list[Row]]:
    """The row of `claims` and the rows of `positions`."""
    articles = given.articles
    said = {q: _said_at(m.quote, articles) for q, m in claim.quotes.items()}
    dated = [moment for moment in said.values() if moment is not None]
    by_position: dict[tuple[str, str], list[str]] = defaultdict(list)
    for quote_id, member in claim.quotes.items():
        for speaker in _holders(member.quote, given.speakers):
            by_position[speaker, member.proposition.stance].append(quote_id)
    positions: list[Row] = []
    for (speaker, stance), quote_ids in sorted(by_position.items()):
        moments = [moment for q in quote_ids if (moment := said[q]) is not None]
        positions.append(
            {
                "claim_id": claim.claim_id,
                "speaker_id": speaker,
                "stance": stance,
                "first_said_at": min(moments, default=None),
                "last_said_at": max(moments, default=None),
                "quote_count": len(quote_ids),
                "article_count": len({claim.quotes[q].quote["article_id"] for q in quote_ids}),
                "origin_count": len({claim.origin[q] for q in quote_ids}),
                "changed_from": None,
            }
        )
    for row in positions:
        row["changed_from"] = _changed_from(row, positions)
    stating = {row["speaker_id"] for row in positions if row["stance"] in _STATING}
    denying = {row["speaker_id"] for row in positions if row["stance"] == "denies"}
    article_ids = {member.quote["article_id"] for member in claim.quotes.values()}
    row = {
        "claim_id": claim.claim_id,
        "statement": central.proposition.statement,
        "is_standalone": central.proposition.is_standalone,
        "rewrites": ",".join(dict.fromkeys(central.proposition.rewrites)) or None,
        "stated_in_quote_id": central.quote["quote_id"],
        "first_said_at": min(dated, default=None),
        "first_quote_id": claim.members[0].quote["quote_id"],
        "quote_count": len(claim.quotes),
        "speaker_count": len({row["speaker_id"] for row in positions}),
        "article_count": len(article_ids),
        "outlet_count": len({articles[article]["outlet"] for article in article_ids}),
        "origin_count": len(set(claim.origin.values())),
        "is_contested": any(a != b for a in stating for b in denying),
    }
    return row, positions


def printed(
    quote: Row,
    stance: str,
    articles: Mapping[str, Row],
    by_quote: Mapping[str, Sequence[Row]],
    names: Mapping[str, Row],
) -> Printed:
    """What the origin of a quotation is told by: a row of `quotes`, and the rows of `articles`, `quote_speakers` and
    `speakers` by their ids."""
    article = articles[quote["article_id"]]
    holders = {
        # An unnamed source has an id of its own in every article; its wording is what a wire copy shares.
        fold(names[s]["name"]) if names[s]["kind"] in _ANONYMOUS else s
        for s in _holders(quote, by_quote)
    }
    return Printed(
        quote["quote_id"],
        quote["article_id"],
        quote["parent_quote_id"],
        quote["origin_quote_id"] or quote["quote_id"],
        stance,
        frozenset(holders),
        frozenset(_speakers_of(quote, by_quote, frozenset({"relay"}))),
        article["outlet"],
        article["wire_credit"],
        _order(quote, articles),
    )


def _finished(group: Sequence[Member], given: Given) -> Claim:
    """A claim from its members: order, id, one member per quotation, origins."""
    ordered = sorted(group, key=lambda m: (*_order(m.quote, given.articles), m.ordinal))
    claim = Claim(ordered)
    claim.claim_id = make_id("claim", ordered[0].quote["quote_id"], ordered[0].ordinal)
    cores: dict[int, str] = {}
    for member in ordered:
        member.claim_id = claim.claim_id
        member.core_id = cores.setdefault(member.core, make_id("claim", member.quote["quote_id"], member.ordinal))
        claim.quotes.setdefault(member.quote["quote_id"], member)
    claim.origin = origins(
        [
            printed(m.quote, m.proposition.stance, given.articles, given.speakers, given.names)
            for m in claim.quotes.values()
        ]
    )
    return claim


def _read(
    given: Given, ask: Ask | None, who: Mapping[str, Mapping[int, str]]
) -> tuple[dict[str, list[Member]], dict[str, str]]:
    """What the quotations state, by story, and why the others state nothing."""
    prepared: dict[str, Prepared] = {}
    asked: dict[str, list[Question]] = {}
    stretches = {key: quotations(article["text"]) for key, article in given.articles.items()}
    for quote in given.quotes:
        quote_id, article_id = quote["quote_id"], quote["article_id"]
        text, spans = given.articles[article_id]["text"], given.spans[quote_id]
        found = prepare(quote, text, spans, given.inner[quote_id], stretches[article_id])
        prepared[quote_id], asked[quote_id] = found, questions(text, spans, found)
    told: dict[Question, Reading] = {}
    if ask is not None:
        every = sorted({question for own in asked.values() for question in own})
        told = dict(zip(every, ask(every), strict=True))
    by_article: dict[str, list[Member]] = defaultdict(list)
    unclaimed: dict[str, str] = {}
    for quote in given.quotes:
        quote_id, speaker = quote["quote_id"], given.names[quote["speaker_id"]]
        one = prepared[quote_id]
        # Of `we` the speaker is but one, and in what I say, he is somebody else.
        told_by_author = fold(quote["source_text"] or "") in {"we", "i"}
        source = Source(speaker["name"], "unnamed" if told_by_author else speaker["kind"])
        answers = [told[question] for question in asked[quote_id]] if told else None
        stated, reason = read(
            one.parts, one.cue, source, one.reported, answers, one.carries, who.get(quote["article_id"], NOBODY)
        )
        by_article[quote["article_id"]] += [Member(quote, number, own) for number, own in enumerate(stated)]
        if not stated:
            unclaimed[quote_id] = reason
    by_story = {
        story: [member for article in own for member in sorted(by_article[article], key=_place)]
        for story, own in given.stories.items()
    }
    return {story: members for story, members in by_story.items() if members}, unclaimed


def _place(member: Member) -> tuple[int, int, str, int]:
    proposition = member.proposition
    return proposition.char_start, proposition.char_end, member.quote["quote_id"], member.ordinal


def _pointed(by_story: dict[str, list[Member]], names: Mapping[str, Row], embed: Embed) -> dict[str, str]:
    """Finds what pointers of each story point at and takes out those that point nowhere; why their quotations state
    nothing, where they state nothing else."""
    lost: dict[str, str] = {}
    for story, members in by_story.items():
        nowhere = resolve(members, names, embed)
        gone = {id(member) for member in nowhere}
        by_story[story] = [member for member in members if id(member) not in gone]
        left = {member.quote["quote_id"] for member in by_story[story]}
        lost |= {
            # A noun whose event nobody told is no pointer but a fragment.
            member.quote["quote_id"]: "fragment" if keys(member.proposition.statement) else "self_reference"
            for member in nowhere
            if member.quote["quote_id"] not in left
        }
    return lost


def _quote_rows(claim: Claim) -> Iterator[tuple[Row, list[Row]]]:
    """Rows of `claim_quotes`, each with its rows of `claim_evidence`."""
    for quote_id, member in claim.quotes.items():
        proposition, key = member.proposition, {"claim_id": claim.claim_id, "quote_id": quote_id}
        ends: dict[tuple[str, int], int] = {}
        for kind, start, end in proposition.evidence:
            ends[kind, start] = max(end, ends.get((kind, start), 0))
        yield (
            {
                **key,
                "char_start": proposition.char_start,
                "char_end": proposition.char_end,
                "stance": proposition.stance,
                "polarity": proposition.polarity,
                "certainty": proposition.certainty,
                "tense": proposition.tense,
                "origin_id": claim.origin[quote_id],
                "similarity": member.similarity,
                "core_id": member.core_id,
            },
            [{**key, "kind": kind, "char_start": start, "char_end": end} for (kind, start), end in ends.items()],
        )


def _made(
    given: Given, embed: Embed, ask: Ask | None, who: Mapping[str, Mapping[int, str]]
) -> Mapping[str, Sequence[Row]]:
    """The rows of the tables for a batch of stories."""
    by_story, unclaimed = _read(given, ask, who)
    statements = sorted({member.proposition.statement for own in by_story.values() for member in own})
    row_of = {statement: row for row, statement in enumerate(statements)}
    vectors = embed(statements)

    def known(texts: Sequence[str]) -> NDArray[np.float32]:
        return vectors[[row_of[text] for text in texts]]

    unclaimed |= _pointed(by_story, given.names, known)
    rows: dict[str, list[Row]] = defaultdict(list)
    for story, members in by_story.items():
        members.sort(key=lambda member: (member.quote["quote_id"], member.ordinal))
        texts = [given.articles[article]["text"] for article in given.stories[story]]
        groups, content_of = _cluster_story(members, texts, known)
        stated: dict[str, Content] = {}
        for group in groups:
            claim = _finished(group, given)
            central = _central(claim)
            claim_row, positions = _claim_rows(claim, central, given)
            rows["claims"].append(claim_row)
            stated[claim.claim_id] = content_of[id(central.points_at or central)]
            rows["positions"] += positions
            for quote_row, evidence in _quote_rows(claim):
                rows["claim_quotes"].append(quote_row)
                rows["claim_evidence"] += evidence
        rows["claim_relations"] += relations(stated)
    rows["unclaimed_quotes"] = [{"quote_id": quote_id, "reason": reason} for quote_id, reason in unclaimed.items()]
    return rows


def build(
    articles: pa.Table,
    quotes: pa.Table,
    quote_spans: pa.Table,
    quote_speakers: pa.Table,
    speakers: pa.Table,
    story_articles: pa.Table,
    embed: Embed,
    ask: Ask | None = None,
    who: Mapping[str, Mapping[int, str]] | None = None,
) -> dict[str, pa.Table]:
    """The six tables of claims. Every quotation is in `claim_quotes` or in `unclaimed_quotes`, never in both.

    `embed` maps statements to float32 rows of length 1; `ask` is the learned reader of stances, without which rules
    read alone; `who` names those whom an article's pronouns stand for, by their first character (pronouns.py).
    """
    parts: dict[str, list[pa.Table]] = {name: [from_rows(name, [])] for name in MADE}
    for given in batches(articles, quotes, quote_spans, quote_speakers, speakers, story_articles):
        rows = _made(given, embed, ask, who or {})
        for name in MADE:
            parts[name].append(from_rows(name, rows.get(name, ())))
    return {
        name: pa.concat_tables(own).combine_chunks().sort_by([(key, "ascending") for key in TABLES[name].key])
        for name, own in parts.items()
    }
