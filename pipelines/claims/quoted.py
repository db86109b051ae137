"""A quotation made ready to be read: its words without its inner quotations, in clauses, and what the learned reader is
asked about them.

What the clauses state is read in propositions.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.claims.cue import CueReading, read_cue
from pipelines.claims.propositions import Part, Proposition, cut, parts, read, states_something
from pipelines.claims.reader import MAX_CONTENT, Ask, Question
from pipelines.claims.standing import Source
from pipelines.claims.tokens import Token, is_word, tokenize
from pipelines.claims.weigh import ON_OTHERS
from pipelines.text import Quotation, containing

Row = dict[str, Any]
Spans = Mapping[str, Sequence[tuple[int, int]]]

# A cue further from a negation than this is not negated by it.
_BEFORE_CUE = 40


def _before(text: str, start: int) -> list[Token]:
    """Words of the same sentence before a cue."""
    left = max(0, start - _BEFORE_CUE)
    for mark in '.!?\n"“”;':
        left = max(left, text.rfind(mark, left, start) + 1)
    # The cut may fall inside a word.
    while left > 0 and left < start and text[left - 1].isalnum() and text[left].isalnum():
        left += 1
    return tokenize(text, [(left, start)])


def _outer(spans: Spans, roles: Iterable[str]) -> list[tuple[int, int]]:
    """One span over all spans of the roles, or none."""
    every = [span for role in roles for span in spans.get(role, ())]
    return [(min(start for start, _ in every), max(end for _, end in every))] if every else []


class Prepared(NamedTuple):
    """A quotation without its inner ones, ready to be read; `reported`: whether it is told in indirect speech."""

    parts: list[Part]
    cue: CueReading
    reported: bool
    carries: bool = False
    """Whether the words hold nothing but what somebody else says, thinks or has seen."""


def prepare(quote: Row, text: str, spans: Spans, inner: Sequence[Spans], stretches: Sequence[Quotation]) -> Prepared:
    """The clauses of a quotation without its inner quotations."""
    tokens = tokenize(text, spans.get("content", ()))
    cue_spans = spans.get("cue", ())
    before = _before(text, cue_spans[0][0]) if cue_spans else []
    words = [token for token in tokenize(text, cue_spans) if is_word(token)]
    if words and tokens and tokens[0].low == "to":
        # `sought` asks, `sought to` undertakes.
        words.append(tokens[0])
    cue = read_cue(words, before, quote["cue_lemma"])
    reported = quote["quote_type"] != "direct"
    carries = False
    if inner:
        # What an inner quotation says, and by whom, is its own.
        content = _outer(spans, ["content"])
        hulls = [span for child in inner for span in _outer(child, ["source", "cue", "content", "addressee"])]
        hulls = [span for span in hulls if content and span[0] < content[0][1] and content[0][0] < span[1]]
        rest = cut(tokens, hulls)
        if hulls and states_something(rest):
            tokens = rest
        else:
            carries = bool(hulls) and cue.stance not in ON_OTHERS
    quoted = [containing(stretches, token.start) is not None for token in tokens]
    return Prepared(parts(tokens, text, cue, quoted, carries), cue, reported, carries)


def questions(text: str, spans: Spans, prepared: Prepared) -> list[Question]:
    """What the learned reader is asked about a quotation: source, cue, and the content from each clause on."""
    source, cue = (" … ".join(text[a:b] for a, b in spans.get(role, ())) for role in ("source", "cue"))
    content, found = spans.get("content", ()), []
    for number, part in enumerate(prepared.parts):
        start = min((token.start for token in part.tokens if token.start >= 0), default=0) if number else 0
        rest = " … ".join(text[max(a, start) : b] for a, b in content if b > start)
        found.append((source, cue, rest[:MAX_CONTENT]))
    return found


def read_quote(
    quote: Row,
    text: str,
    spans: Spans,
    inner: Sequence[Spans],
    source: Source,
    stretches: Sequence[Quotation],
    ask: Ask | None = None,
) -> tuple[list[Proposition], str]:
    """Propositions of a quotation without its inner quotations, or the reason why there are none.

    `ask`: the learned reader; without it the rules read alone.
    """
    prepared = prepare(quote, text, spans, inner, stretches)
    told = None if ask is None else ask(questions(text, spans, prepared))
    return read(prepared.parts, prepared.cue, source, prepared.reported, told, prepared.carries)
