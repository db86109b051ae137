"""From one text to its attributions in characters: linked spans cleaned, typed, and read again for nested ones.

A pure function of the text and the model, so its result is cached. What depends on the article around the text (dates,
headline) is added by pipelines.attribution.table; who the sources are is for the speakers stage.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from pipelines.attribution import cues
from pipelines.attribution.linking import Linked
from pipelines.attribution.tagger import Tagger
from pipelines.attribution.tags import TagSpan
from pipelines.text import Quotation, Span, containing, paragraphs, quotations, words

MAX_DEPTH = 3
# Shorter contents and texts hold no attribution of their own.
MIN_NESTED_WORDS = 5
MIN_ORPHAN_WORDS = 4
DIRECT_SHARE = 0.95

_EDGE = " \t\n\u00a0,;:—–-"
_MARKS = '“”"„‟«»＂`'
_SINGLE = "‘’'"
_ADDRESSEE = re.compile(
    r"\s+(?:to\s+)?((?:(?!(?:that|on|in|at|during|by|when|after|before|as|over|to|how|what|why|if|whether|of|about|this|"
    r"last|late|early|earlier|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|he|she|it|they|"
    r"we|I|his|her|its)\b)[\w’'.-]+\s*){1,6})"
)
_THAT = re.compile(r"(?:that\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+to\s")


@dataclass(frozen=True)
class Attribution:
    """Who is said to say what, in spans of characters; `parent` is the index of the attribution that it stands in."""

    quote_type: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    addressee: tuple[Span, ...]
    cue_lemma: str | None
    confidence: float
    depth: int
    parent: int | None
    method: str


def clean(text: str, start: int, end: int) -> Span:
    """The span without punctuation and unpaired quotation marks at its edges; a mark that pairs up inside stays."""
    before = None
    while before != (start, end):
        before = start, end
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        inner = [index for index in range(start, end) if text[index] in _MARKS]
        if inner and inner[0] == start and (len(inner) % 2 == 1 or (inner[-1] >= end - 2 and len(inner) == 2)):
            start += 1
        elif inner and inner[-1] == end - 1 and len(inner) % 2 == 1:
            end -= 1
        elif inner and len(inner) == 1 and inner[0] == end - 2 and text[end - 1] in ".,":
            end -= 2
    if end - start > 2 and text[start] in _SINGLE:
        closing = next((at for at in (end, end - 1) if text[at - 1] in _SINGLE), None)
        start, end = start + 1, end if closing is None else closing - 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
    if (
        end - start > 2
        and text[end - 1] in ".\u2026"
        and not re.search(r"[.][^\W\d_][.]$|\.\.$", text[max(0, end - 4) : end])
    ):
        end -= 1
    return Span(start, end)


def _words_of(span: Span, text_words: Sequence[Span]) -> Sequence[Span]:
    """The words that begin in `span`."""
    return text_words[bisect_left(text_words, (span.start,)) : bisect_left(text_words, (span.end,))]


def quote_type(content: Sequence[Span], text_words: Sequence[Span], stretches: Sequence[Quotation]) -> str:
    """direct, mixed or indirect, by the share of the content's words that stand between quotation marks."""
    inside = total = 0
    for span in content:
        for word in _words_of(span, text_words):
            total += 1
            inside += containing(stretches, word.start) is not None
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * total else "mixed"


def addressee(text: str, cue: Span, lemma: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The noun phrase after a cue of telling, up to the content, a time or a clause; empty where there is none."""
    limit = min((span.start for span in content if span.start >= cue.end), default=len(text))
    head = max((m.end() for m in re.finditer(r"\w+", text[cue.start : cue.end]) if m.group().lower() in cues.forms()
                and cues.forms()[m.group().lower()] == lemma), default=None)  # fmt: skip
    if head is None:
        return ()
    window = text[cue.start + head : min(limit, cue.start + head + 120)]
    if lemma not in cues.TELLING and not _TO.match(window):
        return ()
    match = _ADDRESSEE.match(window)
    if match is None or not match.group(1).strip():
        return ()
    start = cue.start + head + match.start(1)
    span = clean(text, start, start + len(match.group(1)))
    return (span,) if span.start < span.end else ()


# "The news was confirmed to the public by Ada Holm, spokeswoman of …": the one who confirms stands behind "by".
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b.*\b(?:to|by|\w+ed|told|said)$", re.IGNORECASE | re.DOTALL)
_BY = re.compile(r"[^\n.;:]{0,60}?\bby\s+([^\n.,;:]+(?:,\s(?:an?\s|the\s)?[a-z][^\n.,;:]*)?)")


def _agent(text: str, cue: Sequence[Span], source: Sequence[Span], end: int) -> Span | None:
    """Who a passive cue is done by, where no source was found or it is the one that the cue is done to."""
    if not cue or (source and not (source[0].start >= cue[-1].end and text[: cue[-1].end].endswith(" to"))):
        return None
    if not _PASSIVE.search(text[cue[0].start : cue[-1].end]):
        return None
    match = _BY.match(text, source[-1].end if source else cue[-1].end, end)
    return clean(text, *match.span(1)) if match else None


def _characters(spans: Sequence[TagSpan], text: str, text_words: Sequence[Span], offset: int) -> tuple[Span, ...]:
    found = []
    for span in spans:
        cut = clean(text, text_words[span.first].start + offset, text_words[span.last].end + offset)
        if cut.start < cut.end and any(character.isalnum() for character in text[cut.start : cut.end]):
            found.append(cut)
    return tuple(found)


def _join_open_paragraphs(
    linked: list[Linked], text: str, text_words: Sequence[Span], stretches: Sequence[Quotation]
) -> list[Linked]:
    """Give a paragraph-opening quotation without a cue to the attribution that the paragraph before left open."""
    starts = {span.start for span in paragraphs(text)}
    result = [item for item in linked if item.cue is not None]
    for orphan in (item for item in linked if item.cue is None):
        content = orphan.contents[0]
        index = containing(stretches, text_words[content.first].start)
        home = None
        if index and stretches[index].start in starts and not stretches[index - 1].closed:
            before = stretches[index - 1]
            home = next(
                (i for i, item in enumerate(result)
                 if any(before.start <= text_words[c.first].start < before.end for c in item.contents)), None,
            )  # fmt: skip
        if home is None:
            result.append(orphan)
        else:
            result[home] = replace(result[home], contents=(*result[home].contents, content))
    return result


def _of_stretch(
    tagger: Tagger, text: str, stretches: Sequence[Quotation], start: int, end: int, depth: int, parent: int | None
) -> list[Attribution]:
    """Attributions of one level in text[start:end]; `stretches` are the quotations of the whole text."""
    part = text[start:end]
    part_words = words(part)
    if len(part_words) < MIN_NESTED_WORDS:
        return []
    linked = tagger.attributions(part)
    if depth == 0:
        linked = _join_open_paragraphs(linked, part, part_words, stretches)
    all_words = [Span(word.start + start, word.end + start) for word in part_words]
    found = []
    for item in linked:
        content = _characters(item.contents, text, part_words, start)
        if len(content) > 1:
            content = tuple(s for s in content if text[s.start : s.end].lower() != "that") or content[:1]
        cue = _characters((item.cue,), text, part_words, start) if item.cue else ()
        if item.cue and not cue:
            first = part_words[item.cue.first].start + start
            cue = (Span(first, part_words[item.cue.last].end + start),)
        if not content:
            continue
        kind = quote_type(content, all_words, stretches)
        if not item.cue:
            length = sum(len(_words_of(span, all_words)) for span in content)
            if depth or kind != "direct" or length < MIN_ORPHAN_WORDS:
                continue
        if depth and sum(span.end - span.start for span in content) > 0.9 * (end - start):
            continue
        source = _characters(item.sources, text, part_words, start)
        told: tuple[Span, ...] = ()
        if (agent := _agent(text, cue, source, len(text))) is not None:
            source, told = (agent,), source
        base = cues.lemma(" ".join(text[span.start : span.end] for span in cue)) if cue else None
        spans = (*item.contents, *item.sources, *((item.cue,) if item.cue else ()))
        found.append(
            Attribution(
                kind,
                content,
                source,
                cue,
                told or (addressee(text, cue[0], base, content) if cue and base else ()),
                base,
                round(min(span.probability for span in spans), 4),
                depth,
                parent,
                "tagger" if depth == 0 else "tagger_nested",
            )
        )
    return found


def _all_spans(item: Attribution) -> tuple[Span, ...]:
    return (*item.content, *item.source, *item.cue)


def _depth(number: int, found: Sequence[Attribution]) -> int:
    parent = found[number].parent
    return 0 if parent is None else 1 + _depth(parent, found)


def _with_relative_clauses(
    found: Sequence[Attribution], text: str, stretches: Sequence[Quotation]
) -> list[Attribution]:
    """Hang "who told her …" below the indirect content that it goes on from.

    In "Orlath said she had called Strome, who told her that he would stay" the tagger ends the outer content before the
    relative clause, which belongs to it: the outer content is extended over the clause, and the inner depends on it,
    with all that hangs on it. What the inner says in a later paragraph stays its own.
    """
    result = list(found)
    for number, inner in enumerate(found):
        if inner.parent is not None or not inner.source or text[slice(*inner.source[0])].lower() != "who":
            continue
        start = inner.source[0].start
        for outer_number, outer in enumerate(result):
            last = outer.content[-1]
            joins = outer.parent is None and outer.quote_type == "indirect" and bool(outer.source)
            if joins and outer_number != number and 0 < start - last.end <= 3 and text[last.end : start].strip() == ",":
                ends = [s.end for s in inner.content if s.start > start and "\n" not in text[start : s.end]]
                if ends:
                    content = (*outer.content[:-1], Span(last.start, max(ends)))
                    held = [
                        Span(word.start + s.start, word.end + s.start)
                        for s in content
                        for word in words(text[slice(*s)])
                    ]
                    kind = quote_type(content, held, stretches)
                    result[outer_number] = replace(outer, content=content, quote_type=kind)
                    result[number] = replace(inner, parent=outer_number, method="relative_clause")
                break
    return [replace(item, depth=_depth(number, result)) for number, item in enumerate(result)]


def extract(text: str, tagger: Tagger) -> list[Attribution]:
    """All attributions of `text` in reading order; one that stands in another's content comes after it."""
    stretches = quotations(text)
    found = _of_stretch(tagger, text, stretches, 0, len(text), 0, None)
    index = 0
    while index < len(found):
        item = found[index]
        if item.depth < MAX_DEPTH:
            for span in item.content:
                # "that Holm denied …" reads better as a sentence of its own: "Holm denied …".
                start = span.start + len(_THAT.match(text[span.start : span.end]).group())  # type: ignore[union-attr]
                if cues.may_attribute(text[start : span.end]):
                    found += _of_stretch(tagger, text, stretches, start, span.end, item.depth + 1, index)
        index += 1
    found = _with_relative_clauses(found, text, stretches)
    order = sorted(range(len(found)), key=lambda i: (min(_all_spans(found[i])).start, found[i].depth, i))
    place = {old: new for new, old in enumerate(order)}
    return [replace(found[i], parent=None if (p := found[i].parent) is None else place[p]) for i in order]


_SPANS = ("content", "source", "cue", "addressee")


def dump(attributions: Sequence[Attribution]) -> bytes:
    """The attributions as JSON, for the cache."""
    return json.dumps([asdict(item) for item in attributions], sort_keys=True).encode()


def load(product: bytes) -> list[Attribution]:
    """What `dump` wrote."""
    found = []
    for item in json.loads(product):
        spans = {name: tuple(Span(*pair) for pair in item[name]) for name in _SPANS}
        found.append(Attribution(**{**item, **spans}))
    return found
