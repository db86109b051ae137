"""Builds the tables of quotations and speakers from what attribution found.

Reading order of the stage: `phrases` and `scan` take words apart, `article` resolves each article by itself, `origins`
and `disputes` look at the quotations, `across` joins articles; here they are put together and written as tables.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from pipelines.speakers import across, names
from pipelines.speakers.article import Entity, Resolution, Source, resolve
from pipelines.speakers.context import MAX_BESIDE
from pipelines.speakers.disputes import WINDOW, doubts
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.origins import Passage, Printed, origins
from pipelines.text import Span, sentences
from schemas.ids import fold, make_id
from schemas.render.arrow import from_rows
from schemas.vocabularies import SPEAKER_KIND

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
DECISIONS = {
    "same": ("alias", "other_alias"),
    "not_same": ("alias", "other_alias"),
    "name": ("alias", "value"),
    "kind": ("alias", "value"),
}
"""Decisions of a person and the fields each needs; aliases are matched by their folded words, never by id."""
_COPIED = (
    "article_id", "quote_type", "cue_lemma", "depth", "said_from", "said_to", "said_precision", "event_from",
    "event_to", "event_precision", "in_headline", "confidence", "method",
)  # fmt: skip
# "An ally of the Russian president": what follows tells of someone else.
_OF_ANOTHER = re.compile(
    r"\b(?:ally|friend|confidante?|critic|supporter|backer|opponent|rival|foe|enemy|successor|predecessor|brother|sister|"
    r"son|daughter|wife|husband|widow|widower|father|mother|cousin|nephew|niece|student|pupil|protégée?)\s+(?:of|to)\b",
    re.IGNORECASE,
)
_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_Row = dict[str, Any]


def build(
    articles: pa.Table, attributions: pa.Table, shared_passages: pa.Table, decisions: Sequence[Mapping[str, str]] = ()
) -> dict[str, pa.Table]:
    """Tables of quotations and speakers, by name; the result does not depend on the order of the rows given.

    articles, attributions, shared_passages: tables `articles`, `_attributions` and `shared_passages`.
    decisions: what a person decided, over the rules. `same` and `not_same` join or keep apart all speakers printed
    under
    `alias` and `other_alias`; `name` and `kind` set the name or kind of all speakers printed under `alias` to `value`.
    Raises ValueError for a decision that is none of these or lacks a field.
    """
    _check(decisions)
    texts = {row["article_id"]: row for row in articles.to_pylist()}
    by_article: dict[str, list[_Row]] = defaultdict(list)
    for row in attributions.to_pylist():
        by_article[row["article_id"]].append(row)
    rows: dict[str, list[_Row]] = {name: [] for name in TABLES}
    printed: list[Printed] = []
    members: list[across.Member] = []
    people: dict[str, Sequence[names.PersonName]] = {}
    speaker_of: dict[str, str] = {}  # quote_id -> local id of its primary speaker
    relations: list[across.Link] = []
    for article_id in sorted(by_article):
        article = texts[article_id]
        found = sorted(by_article[article_id], key=lambda row: row["attribution_no"])
        one = _Article(article, found)
        one.write(rows)
        printed += one.printed
        members += one.members()
        people[article_id] = one.resolution.people
        speaker_of |= one.speaker_of
        relations += one.speaks_for()
    published = {article_id: row["published_at"] for article_id, row in texts.items()}
    origin = origins(printed, _passages(shared_passages), published)
    for quote in rows["quotes"]:
        quote["origin_quote_id"] = origin[quote["quote_id"]]
    reprints = [(speaker_of[first], speaker_of[later]) for later, first in origin.items() if first != later]
    groups = across.join(members, people, reprints, decisions)
    _write_speakers(rows, members, groups, relations, decisions)
    return {name: from_rows(name, rows[name]) for name in TABLES}


def parse_spans(spans: str | None) -> list[Span]:
    """The spans of a `*_spans` field of `_attributions`, in its order."""
    return [Span(*map(int, part.split())) for part in spans.split(";")] if spans else []


def _check(decisions: Sequence[Mapping[str, str]]) -> None:
    for number, row in enumerate(decisions):
        needed = DECISIONS.get(row.get("decision", ""))
        if needed is None:
            raise ValueError(f"decision {number}: `decision` is none of {', '.join(DECISIONS)}")
        for field in needed:
            if not fold(row.get(field) or ""):
                raise ValueError(f"decision {number}: `{row['decision']}` needs `{field}`")
        if row["decision"] == "kind" and row["value"] not in SPEAKER_KIND.terms:
            raise ValueError(f"decision {number}: {row['value']!r} is no kind of speaker")


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


class _Article:
    """One article's rows, before its speakers are joined with those of others."""

    def __init__(self, article: _Row, attributions: Sequence[_Row]) -> None:
        self.row = article
        self.article_id: str = article["article_id"]
        self.text: str = article["text"] or ""
        self.attributions = attributions
        self.spans = {
            row["attribution_no"]: {
                role: parse_spans(row[f"{role}_spans"]) for role in ("content", "source", "cue", "addressee")
            }
            for row in attributions
        }
        self.resolution: Resolution = resolve(
            self.text,
            [
                Source(
                    row["attribution_no"],
                    row["parent_no"],
                    self.spans[row["attribution_no"]]["source"],
                    self.spans[row["attribution_no"]]["content"],
                    self.spans[row["attribution_no"]]["cue"],
                    self.spans[row["attribution_no"]]["addressee"],
                )
                for row in attributions
            ],
            article.get("authors"),
        )
        self.contents = {number: self._joined(spans["content"]) or "" for number, spans in self.spans.items()}
        self.folded = {number: fold(content) for number, content in self.contents.items()}
        self.quote_ids = self._quote_ids()
        self.local_ids = self._local_ids()
        self.printed: list[Printed] = []
        self.speaker_of: dict[str, str] = {}

    def _joined(self, spans: Sequence[Span]) -> str | None:
        return " ".join(self.text[start:end] for start, end in spans) if spans else None

    def _quote_ids(self) -> dict[int, str]:
        """Ids by attribution_no: the article, the folded content and its occurrence in reading order."""
        order = sorted(
            self.attributions,
            key=lambda row: (self.spans[row["attribution_no"]]["content"], row["depth"], row["attribution_no"]),
        )
        seen: Counter[str] = Counter()
        ids = {}
        for row in order:
            content = self.folded[row["attribution_no"]]
            ids[row["attribution_no"]] = make_id("quote", self.article_id, content, seen[content])
            seen[content] += 1
        return ids

    def _local_ids(self) -> list[str]:
        """Ids by entity number: the article, the folded words of the first mention and their occurrence."""
        seen: Counter[str] = Counter()
        ids = {}
        for entity in sorted(self.resolution.entities, key=lambda entity: (entity.anchor, entity.number)):
            words = None if entity.form == "unnamed" else fold(entity.anchor[1])
            ids[entity.number] = make_id("speaker", self.article_id, words, seen[words or ""])
            seen[words or ""] += 1
        return [ids[entity.number] for entity in self.resolution.entities]

    def write(self, rows: dict[str, list[_Row]]) -> None:
        """Adds the article's rows; speakers and origins are set later."""
        for row in self.attributions:
            number = row["attribution_no"]
            spans, quote_id = self.spans[number], self.quote_ids[number]
            content = self.contents[number]
            primary = self.local_ids[self.resolution.primary[number]]
            quote = {name: row[name] for name in _COPIED}
            quote |= {
                "quote_id": quote_id,
                "content_text": content,
                "source_text": self._joined(spans["source"]),
                "cue_text": self._joined(spans["cue"]),
                "addressee_text": self._joined(spans["addressee"]),
                "speaker_id": primary,
                "parent_quote_id": self.quote_ids.get(row["parent_no"]) if row["parent_no"] is not None else None,
                "is_disputed": False,
            }
            rows["quotes"].append(quote)
            self.speaker_of[quote_id] = primary
            self.printed.append(
                Printed(
                    quote_id, self.article_id, tuple(spans["content"]), tuple(self.folded[number].split()), row["depth"]
                )
            )
            for role, held in spans.items():
                rows["quote_spans"] += [
                    {
                        "quote_id": quote_id,
                        "role": role,
                        "ordinal": ordinal,
                        "char_start": span.start,
                        "char_end": span.end,
                    }
                    for ordinal, span in enumerate(held)
                ]
            for role, numbers in (
                ("primary", [self.resolution.primary[number]]),
                ("joint", self.resolution.joint[number]),
                ("relay", self.resolution.relays[number]),
            ):
                rows["quote_speakers"] += [
                    {"quote_id": quote_id, "speaker_id": self.local_ids[each], "role": role} for each in numbers
                ]
        self._write_mentions(rows)
        self._write_disputes(rows)

    def _write_mentions(self, rows: dict[str, list[_Row]]) -> None:
        placed: dict[tuple[int, int], _Row] = {}
        for mention in self.resolution.mentions:
            phrase = mention.phrase
            start, end = phrase.start, phrase.end
            placed.setdefault(
                (start, end),
                {
                    "article_id": self.article_id,
                    "char_start": start,
                    "char_end": end,
                    "text": self.text[start:end],
                    "speaker_id": self.local_ids[mention.entity],
                    "role": phrase.role,
                    "affiliation": phrase.affiliation,
                    "descriptor": phrase.descriptor,
                    "method": mention.method,
                    "score": mention.score,
                },
            )
        rows["speaker_mentions"] += placed.values()

    def _write_disputes(self, rows: dict[str, list[_Row]]) -> None:
        shape = sentences(self.text)
        starts = [span.start for span in shape]
        for doubt in doubts(self.text, shape):
            at = starts.index(doubt.sentence.start)
            first = shape[max(0, at - WINDOW)].start
            doubted = fold(self.text[doubt.who.start : doubt.who.end])
            candidates = []
            for row in self.attributions:
                number = row["attribution_no"]
                begins = min((s.start for held in self.spans[number].values() for s in held), default=-1)
                if not first <= begins < doubt.who.end or (
                    begins >= doubt.sentence.start and not self._cites(number, doubt.who)
                ):
                    continue
                entities = [self.resolution.primary[number], *self.resolution.joint[number]]
                if any(
                    self._named_in(self.resolution.entities[each], doubted) for each in entities
                ) or self._content_names(number, doubted):
                    candidates.append((begins, number))
            if " nor " not in f" {doubted} ":
                candidates = candidates and [max(candidates)]
            for _, number in candidates:
                quote_id = self.quote_ids[number]
                rows["quote_disputes"].append(
                    {
                        "quote_id": quote_id,
                        "article_id": self.article_id,
                        "char_start": doubt.sentence.start,
                        "char_end": doubt.sentence.end,
                    }
                )
        doubted_ids = {row["quote_id"] for row in rows["quote_disputes"]}
        for quote in rows["quotes"][-len(self.attributions) :]:
            quote["is_disputed"] = quote["quote_id"] in doubted_ids

    def _cites(self, number: int, who: Span) -> bool:
        """Whether the attribution stands before the doubt in its sentence and is not the doubt itself."""
        held = [span for spans in self.spans[number].values() for span in spans]
        return bool(held) and max(span.end for span in held) <= who.start

    def _named_in(self, entity: Entity, words: str) -> bool:
        """Whether folded `words` name the entity by its surname or a body's telling words."""
        padded = f" {words} "
        if entity.person is not None:
            return f" {entity.person.surname} " in padded
        if entity.form == "name" and entity.words:
            told = set(names.body_words(words))
            return entity.head in told and (
                entity.words - h.GENERIC_BODY_WORDS <= told or len(entity.words & told) >= 2
            )
        return entity.form == "nominal" and len(entity.head) > 2 and f" the {entity.head} " in padded

    def _content_names(self, number: int, words: str) -> bool:
        """Whether the attribution cites by name, in its content, someone whose saying is doubted."""
        content = f" {self.folded[number]} "
        for entity in self.resolution.entities:
            person = entity.person
            if person is not None and f" {person.surname} " in content and self._named_in(entity, words):
                return True
        return False

    def _quoted(self) -> set[int]:
        quoted = {*self.resolution.primary.values()}
        for more in (*self.resolution.joint.values(), *self.resolution.relays.values()):
            quoted.update(more)
        return quoted

    def _beside(self) -> dict[int, str]:
        """What the article tells beside each entity's name: its source without the name, and its office elsewhere."""
        sources = sorted({span for spans in self.spans.values() for span in spans["source"]})
        named = [mention for mention in self.resolution.mentions if mention.phrase.form != "pronoun"]
        starts = sorted(mention.phrase.name_start for mention in named if mention.phrase.form == "name")
        found: dict[int, list[str]] = defaultdict(list)
        for mention in named:
            phrase = mention.phrase
            is_name = phrase.form == "name"
            start, end = (phrase.name_start, phrase.name_end) if is_name else (phrase.start, phrase.end)
            within = [span for span in sources if span.start <= start < span.end]
            for span in within[:1]:
                # Another's name ends what is told of this one.
                before = max((at for at in starts if at < start), default=span.start)
                after = min((at for at in starts if at > start), default=span.end)
                told = (
                    f"{self.text[max(span.start, before) : start]}, {self.text[end : max(end, min(after, span.end))]}"
                )
                found[mention.entity].append(told)
            if is_name and (phrase.role or phrase.affiliation):
                found[mention.entity].append(f"{phrase.role or ''} of {phrase.affiliation or ''}")
        own = {n: [_OF_ANOTHER.split(part[:MAX_BESIDE])[0] for part in told] for n, told in found.items()}
        return {number: "; ".join(dict.fromkeys(told)) for number, told in own.items()}

    def members(self) -> list[across.Member]:
        """The article's speakers as members of groups: who is quoted, joint, relaying or spoken for."""
        quoted = self._quoted()
        quoted |= {e.speaks_for for e in self.resolution.entities if e.speaks_for is not None and e.number in quoted}
        when = self.row["published_at"]
        beside = self._beside()
        found = []
        for entity in self.resolution.entities:
            if entity.number not in quoted:
                continue
            own = entity.person.key if entity.person is not None else " ".join(sorted(entity.words))
            context = set(self.resolution.name_keys - {own})
            for head, modifiers, _ in entity.roles:
                context |= {f"role {head}", *(f"of {word}" for word in modifiers - h.ROLE_MODIFIERS)}
            name = entity.name
            found.append(
                across.Member(
                    self.local_ids[entity.number],
                    (when is None, when or _EPOCH, self.article_id, entity.anchor[0]),
                    self.article_id,
                    entity.kind,
                    entity.form,
                    name,
                    entity.printed,
                    entity.person,
                    entity.gender,
                    entity.words,
                    frozenset(context),
                    " ".join(word for word in fold(name).split() if word not in h.DEFINITE | {"a", "an"}),
                    when,
                    beside.get(entity.number, ""),
                )
            )
        return found

    def speaks_for(self) -> list[across.Link]:
        """Who speaks for whom, between local ids."""
        quoted = self._quoted()
        return [
            across.Link(
                self.local_ids[entity.number],
                self.local_ids[entity.speaks_for],
                "speaks_for",
                "spokesperson",
                0.9,
                f"{entity.name} for {self.resolution.entities[entity.speaks_for].name}",
            )
            for entity in self.resolution.entities
            if entity.speaks_for is not None and entity.number in quoted
        ]


def _write_speakers(
    rows: dict[str, list[_Row]],
    members: Sequence[across.Member],
    groups: across.Groups,
    relations: Sequence[across.Link],
    decisions: Sequence[Mapping[str, str]],
) -> None:
    """Sets the final speakers in all rows and adds the speakers with their aliases and links."""
    final = {member.local_id: groups.find(member.local_id) for member in members}
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
    grouped: dict[str, list[across.Member]] = defaultdict(list)
    for member in sorted(members, key=lambda member: (member.order, member.local_id)):
        grouped[final[member.local_id]].append(member)
    chosen = [
        (row["decision"], fold(row["alias"]), row["value"]) for row in decisions if row["decision"] in {"name", "kind"}
    ]
    for speaker_id, held in grouped.items():
        forms: Counter[str] = Counter()
        for member in held:
            forms.update(member.printed)
        folded = {fold(form) for form in forms}
        name = across.best_name(forms) if forms else held[0].name
        kinds = Counter(member.kind for member in held)
        kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
        for decision, alias, value in chosen:
            if alias in folded:
                name, kind = (value, kind) if decision == "name" else (name, value)
        rows["speakers"].append(
            {
                "speaker_id": speaker_id,
                "name": name,
                "kind": kind,
                "quote_count": len(quotes_of[speaker_id]),
                "article_count": len(articles_of[speaker_id] or {member.article_id for member in held}),
            }
        )
        rows["speaker_aliases"] += [
            {"speaker_id": speaker_id, "alias": form, "mention_count": count} for form, count in forms.items()
        ]
    _write_links(rows, groups, relations, final)


def _write_links(
    rows: dict[str, list[_Row]], groups: across.Groups, relations: Sequence[across.Link], final: Mapping[str, str]
) -> None:
    links: dict[tuple[str, str, str], _Row] = {}

    def add(one: str, other: str, link: across.Link) -> None:
        row = {
            "speaker_id": one,
            "other_speaker_id": other,
            "relation": link.relation,
            "method": link.method,
            "score": link.score,
            "evidence": link.evidence,
        }
        key = (one, other, link.relation)
        if key not in links or (link.score, link.evidence) > (links[key]["score"], links[key]["evidence"]):
            links[key] = row

    for member, link in sorted(groups.why.items()):
        if final[member] != member:
            add(final[member], member, link)
    for link in [*relations, *across.hypotheses(groups)]:
        one, other = final[link.one], final[link.other]
        if link.relation == "hypothesis":
            one, other = sorted((one, other))
        if one != other:
            add(one, other, link)
    rows["speaker_links"] = list(links.values())
