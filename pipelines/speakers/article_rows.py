"""One article's rows of quotations, their spans, speakers and mentions, before its speakers are joined with others'.

Who is meant is decided in `article`; here its answer is written down, with ids that depend on the article alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pipelines.speakers.across.groups import Link, Member
from pipelines.speakers.article.article import Resolution, Source, resolve
from pipelines.speakers.doubted import Local
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.names import names
from pipelines.speakers.names.context import MAX_BESIDE
from pipelines.speakers.origins import Printed
from pipelines.text import Span
from schemas.ids import fold, make_id

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


def parse_spans(spans: str | None) -> list[Span]:
    """The spans of a `*_spans` field of `_attributions`, in its order."""
    return [Span(*map(int, part.split())) for part in spans.split(";")] if spans else []


class ArticleRows:
    """One article's rows, before its speakers are joined with those of others."""

    def __init__(
        self, article: _Row, attributions: Sequence[_Row], antecedents: Mapping[int, Sequence[tuple[int, float]]]
    ) -> None:
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
            antecedents,
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
                    quote_id,
                    self.article_id,
                    tuple(spans["content"]),
                    tuple(self.folded[number].split()),
                    tuple(fold(" ".join(filter(None, (quote["source_text"], quote["cue_text"])))).split()),
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
                ("relay", [each for each in self.resolution.relays[number] if not self._publishes(each)]),
            ):
                rows["quote_speakers"] += [
                    {"quote_id": quote_id, "speaker_id": self.local_ids[each], "role": role} for each in numbers
                ]
        self._write_mentions(rows)

    def _publishes(self, number: int) -> bool:
        """Whether the entity is the article's own outlet, through which all of it came."""
        entity = self.resolution.entities[number]
        own = set(names.body_words(self.row.get("outlet") or ""))
        return entity.kind == "outlet" and bool(entity.words) and entity.words <= own

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

    def local(self) -> Local:
        """What `doubted` needs of the article."""
        return Local(
            self.article_id, self.text, self.row["published_at"], self.resolution, self.spans, self.folded,
            {row["attribution_no"]: row["cue_lemma"] for row in self.attributions}, self.quote_ids, self.local_ids,
        )  # fmt: skip

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

    def members(self) -> list[Member]:
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
                Member(
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

    def speaks_for(self) -> list[Link]:
        """Who speaks for whom, between local ids."""
        quoted = self._quoted()
        return [
            Link(
                self.local_ids[entity.number],
                self.local_ids[entity.speaks_for],
                "speaks_for",
                "spokesperson",
                entity.speaks_for_score,
                f"{entity.name} for {self.resolution.entities[entity.speaks_for].name}",
                self.article_id,
            )
            for entity in self.resolution.entities
            if entity.speaks_for is not None and entity.number in quoted
        ]
