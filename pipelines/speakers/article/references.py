"""Descriptions and pronouns of a text that are no source: what later pronouns and descriptions may go back to.

Finds them; whom they mean is left to `pronouns` and `descriptions`. Names are found by `scan`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.phrases.nouns import is_role, nominal_kind, singular_of
from pipelines.speakers.phrases.phrases import Phrase, analyse
from pipelines.speakers.phrases.tokens import Token
from pipelines.text import Span

MAX_WORDS = 6
"""Words of a description from its determiner to its head."""
_PEOPLE = frozenset({"anonymous_group", "group"})
# What an article calls by its owner's name.
_OWNED = frozenset({"campaign", "team", "camp", "administration"})
_OPENERS = frozenset({"the", "this", "these", "those"})
_COUNTED = frozenset(
    "two three four five six seven eight nine ten many several some most few dozens hundreds thousands".split()
)
_PAST = frozenset(
    "said told came went gave saw found began took made met knew thought felt left kept held got wrote spoke stood "
    "ran fell sat read set put sent brought led lost heard sought fought".split()
)
_AUXILIARIES = frozenset("is was has had will would can could may".split())
_VERBS = frozenset(
    "say tell think believe want argue urge deny call warn hope fear know ask see need claim add note write ha".split()
)


def references(text: str, tokens: Sequence[Token], taken: Sequence[Span]) -> Iterator[Phrase]:
    """He and she, definite descriptions and plural people of `text` in reading order, none that touches `taken`."""
    held = sorted(taken)
    starts = [span.start for span in held]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        before = bisect_right(starts, token.start)
        start, stop = token.start, at
        if before and held[before - 1].end > token.start:
            if held[before - 1].end <= token.end and _owns(tokens, at):
                start, stop = starts[before - 1], at + 2  # "Holm's campaign"
        else:
            stop = _end(text, tokens, at)
            while before < len(held) and _names_owner(held[before], tokens, at, stop):
                before += 1  # "the Holm campaign"
        limit = starts[before] if before < len(starts) else len(text)
        if stop > at and tokens[stop - 1].end <= limit:
            phrase = analyse(text[start : tokens[stop - 1].end], start)
            if phrase is not None and phrase.form != "name" and _useful(phrase):
                yield phrase
            at = stop
        else:
            at += 1


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether the possessive at `at` stands before what is called by its owner's name."""
    return tokens[at].possessive and at + 1 < len(tokens) and tokens[at + 1].low in _OWNED and _closes(tokens, at + 2)


def _names_owner(span: Span, tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a name inside the description that begins at `at` only tells whose campaign it is."""
    return stop > at + 2 and tokens[stop - 1].low in _OWNED and span.end < tokens[stop - 1].start


def _useful(phrase: Phrase) -> bool:
    if phrase.form == "pronoun":
        return phrase.pronoun in {"he", "she"}
    if phrase.kind == "unnamed":
        return phrase.determiner == "definite" and phrase.text.startswith("The ")
    plural = phrase.plural or singular_of(phrase.head) != phrase.head
    owned = phrase.head in _OWNED and phrase.determiner in {"pronominal", "possessive"}
    return owned or phrase.determiner == "definite" or plural or phrase.kind in _PEOPLE


def _end(text: str, tokens: Sequence[Token], at: int) -> int:
    """Index behind the reference that begins at `at`; `at` where none does."""
    token = tokens[at]
    if token.low in {"he", "she"}:
        return at + 1
    if token.low in _OPENERS or (token.low in _COUNTED and not token.capital) or token.low in h.POSSESSIVES:
        return _description(text, tokens, at)
    if (token.low in h.SOURCE_PLURALS | h.PARTISANS or (not token.capital and _people(token.low))) and _closes(
        tokens, at + 1
    ):
        return at + 1
    return at


def _people(low: str) -> bool:
    return singular_of(low) != low and is_role(singular_of(low))


def _human(low: str) -> bool:
    return low in h.SOURCE_PLURALS | h.PARTISANS | h.COLLECTIVES or _people(low)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun before `at` ends its phrase there: a mark, a small word or a likely verb follows."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    if not token.low or token.low in h.FUNCTION_WORDS | h.PREPOSITIONS:
        return True
    return not token.capital and (
        token.low.endswith(("ed", "ing")) or token.low in _VERBS | _PAST or singular_of(token.low) in _VERBS
        or (token.low.endswith("s") and not _known(token.low))
    )  # fmt: skip


def _known(low: str) -> bool:
    return nominal_kind(low) != "unnamed"


def _description(text: str, tokens: Sequence[Token], at: int) -> int:
    """Index behind the description that a determiner at `at` opens: its last known head, and a name after of."""
    stop = at
    for index in range(at + 1, min(at + 1 + MAX_WORDS, len(tokens))):
        token = tokens[index]
        if not token.low or text[token.start - 1] == "\n":
            break
        if stop == at and token.low in _AUXILIARIES and tokens[at].text == "The" and index > at + 1:
            return index  # "The water level is": whatever it is, it is what the text goes on about
        if index > at + 1 and token.low in h.FUNCTION_WORDS | h.PREPOSITIONS:
            break
        if stop > at and singular_of(token.low) != token.low and not _human(token.low):
            break  # "the dispute centers on": a verb
        if _known(token.low) and not token.capital:
            stop = index + 1
        elif stop > at and token.capital:
            return at  # "the candidate Holm": a title, no description
        elif stop > at and tokens[stop - 1].low not in h.ROLE_MODIFIERS:
            break
        if token.possessive:
            break
    if stop == at or not (tokens[stop - 1].possessive or _closes(tokens, stop)):
        return at
    if stop + 2 < len(tokens) and tokens[stop].low == "and" and is_role(tokens[stop + 1].low):
        return at if tokens[stop + 2].capital else stop  # "the actor and writer Ada Holm"
    if stop + 1 < len(tokens) and tokens[stop].low == "of":
        first = stop + 1 + (tokens[stop + 1].low == "the")
        last = first
        while last < len(tokens) and tokens[last].capital and last - first < 4:
            last += 1
        if last > first:
            return last
    return stop
