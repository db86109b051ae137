"""From one text to its attributions in characters: linked spans cleaned, typed, and read again for nested ones.

A pure function of the text and the model, so its result is cached. What depends on the article around the text (dates,
headline) is added by pipelines.attribution.table; who the sources are is for the speakers stage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from pipelines.attribution import confidence, cues
from pipelines.attribution.antecedents import Antecedent
from pipelines.attribution.forms.drafts import Draft
from pipelines.attribution.forms.settle import settle
from pipelines.attribution.linking import Linked, link
from pipelines.attribution.nesting import tree
from pipelines.attribution.record import Attribution, clean, quote_type, words_of
from pipelines.attribution.tagger import Reading, Tagger, layout_of
from pipelines.attribution.tags import TagSpan
from pipelines.text import Quotation, Span, quotations, words

# Shorter contents and texts hold no attribution of their own.
MIN_NESTED_WORDS = 5
MIN_ORPHAN_WORDS = 4

_ADDRESSEE = re.compile(
    r"\s+(?:to\s+)?((?:(?!(?:that|on|in|at|during|by|when|after|before|as|over|to|how|what|why|if|whether|of|about|this|"
    r"last|late|early|earlier|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|he|she|it|they|"
    r"we|I|his|her|its)\b)[\w’'.-]+\s*){1,6})"
)
_TO = re.compile(r"\s+to\s")


def addressee(text: str, cue: Span, lemma: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The noun phrase after a cue of telling, up to the content, a time or a clause; empty where there is none."""
    limit = min((span.start for span in content if span.start >= cue.end), default=len(text))
    head = max((m.end() for m in re.finditer(r"\w+", text[cue.start : cue.end])
                if cues.forms().get(m.group().lower()) == lemma), default=None)  # fmt: skip
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
_BE = frozenset("is are was were be been being".split())
_DONE = re.compile(r"to|by|\w+ed|told|said")
AGENT_REACH = 300
_BY = re.compile(r"[^\n.;:]{0,60}?\bby\s+([^\n.,;:]+(?:,\s(?:an?\s|the\s)?[a-z][^\n.,;:]*)?)")


def _is_passive(cue: str) -> bool:
    tokens = re.findall(r"\w+", cue.lower())
    return (
        len(tokens) > 1
        and cue[-1].isalnum()
        and _DONE.fullmatch(tokens[-1]) is not None
        and not _BE.isdisjoint(tokens[:-1])
    )


def _agent(text: str, cue: Sequence[Span], source: Sequence[Span], end: int) -> Span | None:
    """Who a passive cue is done by, where no source was found or it is the one that the cue is done to."""
    if not cue or (source and not (source[0].start >= cue[-1].end and text.endswith(" to", 0, cue[-1].end))):
        return None
    if not _is_passive(text[cue[0].start : cue[-1].end]):
        return None
    start = source[-1].end if source else cue[-1].end
    limit = min(end, start + AGENT_REACH)
    match = _BY.match(text, start, limit)
    # What goes on beyond the reach is no name.
    return None if match is None or match.end() == limit < end else clean(text, *match.span(1))


def _characters(spans: Sequence[TagSpan], text: str, text_words: Sequence[Span]) -> tuple[Span, ...]:
    found = []
    for span in spans:
        cut = clean(text, text_words[span.first].start, text_words[span.last].end)
        if cut.start < cut.end and any(character.isalnum() for character in text[cut.start : cut.end]):
            found.append(cut)
    return tuple(found)


def _attribution(
    item: Linked, text: str, end: int, at: Sequence[Span], stretches: Sequence[Quotation], depth: int, method: str
) -> Attribution | None:
    """What was linked in the words `at` of text[:end], in characters; None where nothing is said by it."""
    content = _characters(item.contents, text, at)
    if len(content) > 1:
        content = tuple(s for s in content if text[s.start : s.end].lower() != "that") or content[:1]
    if not content:
        return None
    kind = quote_type(content, at, stretches)
    cue = _characters((item.cue,), text, at) if item.cue else ()
    if item.cue and not cue:
        cue = (Span(at[item.cue.first].start, at[item.cue.last].end),)
    if not item.cue:
        length = sum(len(words_of(span, at)) for span in content)
        if depth or kind != "direct" or length < MIN_ORPHAN_WORDS:
            return None
    source = _characters(item.sources, text, at)
    told: tuple[Span, ...] = ()
    if (agent := _agent(text, cue, source, end)) is not None:
        source, told = (agent,), source
    base = cues.lemma(" ".join(text[slice(*span)] for span in cue)) if cue else None
    told = told or (addressee(text, cue[0], base, content) if cue and base else ())
    evidence = confidence.evidence(item, kind)
    sure = confidence.calibrated(evidence)
    return Attribution(kind, content, source, cue, told, base, sure, depth, None, method, evidence)


def _read(
    tagger: Tagger, text: str, outer: Reading, stretches: Sequence[Quotation], part: Span, depth: int
) -> tuple[list[Attribution], list[Attribution]]:
    """The sayings of `part` of the text, `depth` deep, and those that stand directly inside them.

    `outer` is what the tagger found in the whole text, `stretches` are its quotations.
    """
    at = words(text, *part)
    if len(at) < MIN_NESTED_WORDS:
        return [], []
    own = text[slice(*part)]
    moved = [Span(start - part.start, end - part.start) for start, end in at]
    layout = layout_of(own, moved)
    layers = tagger.read(own, moved, pronouns=False).layers if depth else outer.layers
    levels = []
    for layer, spans in enumerate(layers):
        method = "tagger" if depth + layer == 0 else "tagger_nested"
        linked = link(spans, layout) if spans else []
        found = (_attribution(item, text, part.end, at, stretches, depth + layer, method) for item in linked)
        levels.append([item for item in found if item is not None])
    return _by_form(levels[0], text, stretches, at) if depth == 0 else levels[0], levels[1]


_TIE = re.compile(r"\s*([:—–―-]+)\s*[\"“„«‘'‟]*\s*|[\s\"”“»’'.!?…]*([—–―-]+)\s*")


def _mark_between(text: str, source: Sequence[Span], content: Sequence[Span]) -> tuple[Span, ...]:
    """The colon or dash that alone ties a source to its content, which then is the cue: "HOLM: We stay"."""
    if not source or not content:
        return ()
    pairs = ((source[-1].end, content[0].start), (content[-1].end, source[0].start))
    for start, end in pairs:
        if start <= end <= start + 12 and (match := _TIE.fullmatch(text, start, end)):
            return (Span(*match.span(1 if match.group(1) else 2)),)
    return ()


def _by_form(
    found: Sequence[Attribution], text: str, stretches: Sequence[Quotation], at: Sequence[Span]
) -> list[Attribution]:
    """The outermost attributions of `text` after the rules of `pipelines.attribution.forms`."""
    drafts = [Draft(item.content, item.source, item.cue, number) for number, item in enumerate(found)]
    result = []
    for draft in settle(text, drafts):
        origin = None if draft.origin is None else found[draft.origin]
        content, source, cue = (
            tuple(cut for span in spans if (cut := clean(text, *span)).start < cut.end)
            for spans in (draft.content, draft.source, draft.cue)
        )
        if not content:
            continue
        cue = cue or _mark_between(text, source, content)
        if origin and (content, source, cue) == (origin.content, origin.source, origin.cue):
            result.append(origin)
            continue
        base = cues.lemma(" ".join(text[slice(*span)] for span in cue)) if cue else None
        told = addressee(text, cue[0], base, content) if cue and base else ()
        method = origin.method if origin else draft.method
        sure = (origin.confidence, origin.evidence) if origin else (confidence.BY_FORM, ())
        kind = quote_type(content, at, stretches)
        result.append(Attribution(kind, content, source, cue, told, base, sure[0], 0, None, method, sure[1]))
    return result


class Extraction(NamedTuple):
    """What the model reads in a text: its attributions, and which words its pronouns may go back to."""

    attributions: list[Attribution]
    antecedents: list[Antecedent]


def read(text: str, tagger: Tagger) -> Extraction:
    """All that one pass over `text`, and one more over what is said in it, finds."""
    stretches = quotations(text)
    outer = tagger.read(text)
    return Extraction(tree(text, partial(_read, tagger, text, outer, stretches)), outer.antecedents)


def extract(text: str, tagger: Tagger) -> list[Attribution]:
    """All attributions of `text` in reading order; one that stands in another's content comes after it."""
    return read(text, tagger).attributions


_SPANS = ("content", "source", "cue", "addressee")


def dump(found: Extraction) -> bytes:
    """The extraction as JSON, for the cache."""
    return json.dumps(
        {"attributions": [vars(item) for item in found.attributions], "antecedents": found.antecedents}, sort_keys=True
    ).encode()


def load(product: bytes) -> Extraction:
    """What `dump` wrote."""
    content = json.loads(product)
    attributions = []
    for item in content["attributions"]:
        spans = {name: tuple(Span(*pair) for pair in item[name]) for name in _SPANS}
        attributions.append(Attribution(**{**item, **spans, "evidence": tuple(item["evidence"])}))
    antecedents = [Antecedent(Span(*one), Span(*other), weight) for one, other, weight in content["antecedents"]]
    return Extraction(attributions, antecedents)
