"""Which quotations a doubting sentence means: in its own article, and in others by speaker and by what was said.

Patterns of doubt are in `disputes`. Precision first: a sentence that tells what was never said disputes only quotations
that say it, and one that names nobody only what is quoted right before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from pipelines.speakers.article.entities import Entity, Resolution
from pipelines.speakers.disputes import Doubt, doubts
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.names import names
from pipelines.text import Span, sentences
from schemas.ids import fold

WINDOW = 4
"""Sentences before the doubting one in which the doubted quotation is looked for."""
WINDOW_ANYBODY = 1
"""The same where the doubt names nobody."""
MAX_DAYS = 30
"""Days that a quotation of another article may be older than its doubt."""
MIN_SHARED = 3
ALIKE = 0.6
"""Telling words that two sayings must share, and the share of the shorter one's."""
_DENYING = frozenset("deny refute reject dispute dismiss contradict rebut".split())
_NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without t".split())
_SAYS_NOTHING = frozenset(
    "that this these those with from have has had been were was will would could should may might must shall said say "
    "says saying told there their they them his her its our your who whom which what when where while about into over "
    "after before than then also any such very more most much many some only just been being does did and the for but "
    "are not you she him out".split()
)

_Row = dict[str, Any]


class Said(NamedTuple):
    """One quotation: its spans, its speakers' local ids, its words."""

    quote_id: str
    article_id: str
    published_at: datetime | None
    speakers: tuple[str, ...]
    words: frozenset[str]
    negated: bool
    denies: bool


class Query(NamedTuple):
    """A doubt as other articles are asked for it: whose saying, by local id or by name, and the sayings meant."""

    article_id: str
    published_at: datetime | None
    sentence: Span
    speakers: frozenset[str]
    whole_names: frozenset[str]
    sayings: tuple[tuple[frozenset[str], bool], ...]


class Local(NamedTuple):
    """What one article tells: its quotations by number, and what is needed to see whom a doubt means."""

    article_id: str
    text: str
    published_at: datetime | None
    resolution: Resolution
    spans: Mapping[int, Mapping[str, Sequence[Span]]]
    folded: Mapping[int, str]
    cues: Mapping[int, str | None]
    quote_ids: Mapping[int, str]
    local_ids: Sequence[str]


def telling(folded: str) -> frozenset[str]:
    """Stems of the words that tell what a saying is about."""
    return frozenset(_stem(w) for w in folded.split() if len(w) > 2 and w not in _SAYS_NOTHING)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _negated(folded: str) -> bool:
    return not _NEGATIONS.isdisjoint(folded.split())


def alike(one: tuple[frozenset[str], bool], other: tuple[frozenset[str], bool]) -> bool:
    """Whether two sayings, as telling words and whether they are negated, say the same."""
    shared = len(one[0] & other[0])
    return one[1] == other[1] and shared >= MIN_SHARED and shared >= ALIKE * min(len(one[0]), len(other[0]))


def within(local: Local) -> tuple[list[_Row], list[Query], list[Said]]:
    """Rows of quote_disputes of an article about its own quotations, what to ask others for, and its quotations."""
    shape = sentences(local.text)
    found = doubts(local.text, shape)
    rows: list[_Row] = []
    queries: list[Query] = []
    begins = {
        number: min((span.start for held in roles.values() for span in held), default=-1)
        for number, roles in local.spans.items()
    }
    for doubt in found:
        at = shape.index(doubt.sentence)
        said = fold(doubt.said)
        clause = (telling(said), _negated(said))
        stated = len(clause[0]) >= MIN_SHARED
        meant = _whose(local, doubt)
        window = WINDOW_ANYBODY if doubt.anybody else WINDOW
        first = 0 if stated else shape[max(0, at - window)].start
        candidates = [
            (begins[number], number)
            for number in local.spans
            if first <= begins[number] < doubt.sentence.end
            and (begins[number] < doubt.sentence.start or _cited_before(local, number, doubt.who))
            and (doubt.anybody or _is_whose(local, number, doubt, meant))
            and (not stated or alike(clause, (telling(local.folded[number]), _negated(local.folded[number]))))
            and local.cues[number] not in _DENYING
        ]
        # "Neither … nor" doubts all that the two are quoted with; else one saying is meant.
        if " nor " not in f" {fold(local.text[doubt.who.start : doubt.who.end])} " and not stated:
            candidates = candidates and [max(candidates)]
        rows += [_row(local.quote_ids[number], local.article_id, doubt.sentence) for _, number in candidates]
        sayings = [clause] if stated else []
        sayings += [(telling(local.folded[number]), _negated(local.folded[number])) for _, number in candidates]
        entities = {each for each in meant if local.resolution.entities[each].kind != "unnamed"}
        for _, number in candidates:
            entities |= {local.resolution.primary[number]}
        if sayings and entities:
            queries.append(_query(local, doubt, entities, sayings))
    return rows, queries, _sayings(local, found)


def _query(local: Local, doubt: Doubt, entities: set[int], sayings: Sequence[tuple[frozenset[str], bool]]) -> Query:
    whole = {
        fold(form)
        for each in entities
        for entity in (local.resolution.entities[each],)
        if entity.form == "name" and (entity.person is None or entity.person.given)
        for form in entity.printed
        if entity.person is None or " " in form.strip()
    }
    return Query(
        local.article_id, local.published_at, doubt.sentence, frozenset(local.local_ids[each] for each in entities),
        frozenset(whole), tuple(sayings),
    )  # fmt: skip


def _sayings(local: Local, found: Sequence[Doubt]) -> list[Said]:
    doubting = [doubt.sentence for doubt in found]
    said = []
    for number, roles in local.spans.items():
        cue = [*roles["cue"], *roles["source"]]
        denies = local.cues[number] in _DENYING or any(
            sentence.start <= span.start < sentence.end for sentence in doubting for span in cue
        )
        held = (local.resolution.primary[number], *local.resolution.joint[number])
        said.append(
            Said(
                local.quote_ids[number], local.article_id, local.published_at,
                tuple(local.local_ids[each] for each in held), telling(local.folded[number]),
                _negated(local.folded[number]), denies,
            )
        )  # fmt: skip
    return said


def _row(quote_id: str, article_id: str, sentence: Span) -> _Row:
    return {
        "quote_id": quote_id, "article_id": article_id, "char_start": sentence.start, "char_end": sentence.end
    }  # fmt: skip


def _whose(local: Local, doubt: Doubt) -> set[int]:
    """The entities named, or meant by he or she, where the doubt says whose saying it is."""
    words = fold(local.text[doubt.who.start : doubt.who.end])
    found = {
        entity
        for start, end, entity, _ in local.resolution.at
        if doubt.who.start <= start and end <= doubt.who.end and local.resolution.entities[entity].kind != "outlet"
    }
    return found | {entity.number for entity in local.resolution.entities if _named_in(entity, words)}


def _is_whose(local: Local, number: int, doubt: Doubt, meant: set[int]) -> bool:
    said = {local.resolution.primary[number], *local.resolution.joint[number]}
    return bool(said & meant) or _content_names(local, number, fold(local.text[doubt.who.start : doubt.who.end]))


def _cited_before(local: Local, number: int, who: Span) -> bool:
    """Whether the attribution stands before the doubt in its sentence and is not the doubt itself."""
    held = [span for spans in local.spans[number].values() for span in spans]
    return bool(held) and max(span.end for span in held) <= who.start


def _named_in(entity: Entity, words: str) -> bool:
    """Whether folded `words` name the entity by its surname or a body's telling words."""
    padded = f" {words} "
    if entity.person is not None:
        return f" {entity.person.surname} " in padded
    if entity.form == "name" and entity.words:
        told = set(names.body_words(words))
        return entity.head in told and (entity.words - h.GENERIC_BODY_WORDS <= told or len(entity.words & told) >= 2)
    return entity.form == "nominal" and len(entity.head) > 2 and f" the {entity.head} " in padded


def _content_names(local: Local, number: int, words: str) -> bool:
    """Whether the attribution cites by name, in its content, someone whose saying is doubted."""
    content = f" {local.folded[number]} "
    return any(
        entity.person is not None and f" {entity.person.surname} " in content and _named_in(entity, words)
        for entity in local.resolution.entities
    )


def elsewhere(
    queries: Iterable[Query],
    said: Iterable[Said],
    final: Mapping[str, str],
    bearers: Mapping[str, frozenset[str]],
    origin: Mapping[str, str],
) -> list[_Row]:
    """Rows of quote_disputes of articles about the quotations of others, and about reprints of what they dispute.

    `final`: speaker of a local id. `bearers`: speakers by folded whole name. `origin`: origin_quote_id by quote_id.
    """
    queries = list(queries)
    asked = {query: _asked(query, final, bearers) for query in queries}
    wanted = {speaker for speakers in asked.values() for speaker in speakers}
    by_word: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        for speaker in wanted & {final[local_id] for local_id in one.speakers}:
            for word in () if one.denies else one.words:
                by_word[speaker, word].append(one)
    printings: dict[str, list[str]] = defaultdict(list)
    for quote_id, first in sorted(origin.items()):
        printings[first].append(quote_id)
    rows: dict[tuple[str, str, int], _Row] = {}
    for query in queries:
        hit: set[str] = set()
        for saying in query.sayings:
            shared = Counter(one for who in asked[query] for word in saying[0] for one in by_word.get((who, word), ()))
            for one, count in shared.items():
                if count < MIN_SHARED or one.article_id == query.article_id or not _in_time(one, query):
                    continue
                if alike(saying, (one.words, one.negated)):
                    hit |= {one.quote_id, *printings[origin[one.quote_id]]}
        for quote_id in hit:
            row = _row(quote_id, query.article_id, query.sentence)
            rows[quote_id, query.article_id, query.sentence.start] = row
    return list(rows.values())


def _asked(query: Query, final: Mapping[str, str], bearers: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Speakers whose saying the doubt means: by the article's own resolution, or by a whole name that one bears."""
    speakers = {final[local_id] for local_id in query.speakers if local_id in final}
    for name in query.whole_names:
        held = bearers.get(name, frozenset())
        if len(held) == 1:
            speakers |= held
    return frozenset(speakers)


def _in_time(one: Said, query: Query) -> bool:
    """Whether the quotation may have been printed when the doubt was; an unknown day may be any."""
    if one.published_at is None or query.published_at is None:
        return True
    age = query.published_at - one.published_at
    return timedelta(days=-1) < age <= timedelta(days=MAX_DAYS)
