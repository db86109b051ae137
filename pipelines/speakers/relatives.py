"""Who and which: the noun phrase or the name to the left of a relative pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipelines.speakers.descriptions import nominal
from pipelines.speakers.entities import BODIES, Mention, State, looks_like_body
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.naming import outlet_of
from pipelines.speakers.phrases import Phrase, analyse
from pipelines.text import Span
from schemas.ids import fold

MAX_LEFT = 160
"""Characters to the left of a relative pronoun that are looked at."""
_PEOPLE = frozenset({"person", "anonymous_person", "group", "anonymous_group"})
_SAYING = frozenset({"reported", "said", "reports", "says", "according"})
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]$")
_TAIL = re.compile(r",? (?:of|from|in|at|for) (?:the )?$")
_APPOSED = re.compile(
    r"(?: (?:of|from|in) [^,;.()]{1,30}| \([^()]{1,30}\))?,? ?[,—–-] ?(?:and )?"
    r"|(?: has been|(?:,[^,.;]{1,60},)? (?:is|was|remains|remained|became))(?: (?:also|still|now|once))? "
)


def relative(state: State, phrase: Phrase) -> Mention:
    """The entity left of a relative pronoun."""
    sentence = state.sentences[state.sentence(phrase.start)] if state.sentences else Span(0, len(state.text))
    begin = max(sentence.start, phrase.start - MAX_LEFT)
    person_only = phrase.text.lower() in {"who", "whom", "whose"}
    for end in _ends(state, begin, phrase.start):
        found = _named(state, phrase, begin, end, person_only) or _described(state, phrase, begin, end, person_only)
        if found is not None:
            return found
    return _before_apposition(state, phrase, begin) if person_only else state.unresolved(phrase)


def _ends(state: State, begin: int, start: int) -> list[int]:
    """Where the noun may end: before the pronoun, before a clause of saying, before a party or place in brackets."""
    left = state.text[begin:start].rstrip(" ,—–-(")
    found = [len(left)]
    # "..., reported the Courier, who urged": a parenthesis between the noun and its relative is stepped over.
    comma = left.rfind(",")
    after_comma = state.text[begin:start].rstrip().endswith(",")
    if after_comma and comma > 0 and len(left) - comma < 60 and _SAYING.intersection(fold(left[comma:]).split()):
        found.insert(0, comma)
    bracket = _BRACKET.search(left)
    if bracket is not None:
        found.insert(0, bracket.start())
    return [begin + stop for stop in found]


def _named(state: State, phrase: Phrase, begin: int, end: int, person_only: bool) -> Mention | None:
    """The entity whose place ends at `end`; before "of Ruthen", for who, the person that this belongs to."""
    before = state.at[: bisect_left(state.at, (phrase.start,))][-8:]
    for start, stop, number, _ in reversed(before):
        if abs(stop - end) > 2:
            continue
        entity = state.entities[number]
        tail = _TAIL.search(state.text, max(begin, start - 12), start)
        if person_only and tail is not None and (entity.kind in BODIES or looks_like_body(entity)):
            bearers = [place for place in before if place[0] >= begin and tail.start() - place[1] in range(40)]
            bearer = next((place for place in reversed(bearers) if state.entities[place[2]].kind in _PEOPLE), None)
            return Mention(phrase, bearer[2], "relative", 0.85) if bearer is not None else None
        if entity.kind in _PEOPLE or not person_only:
            named = _apposed(state, begin, start, person_only) if entity.form == "nominal" else None
            if named is not None:
                return Mention(phrase, named, "relative", 0.8)
            return Mention(phrase, number, "relative", 0.92)
    if person_only:
        return None
    word = state.text[state.text.rfind(" ", begin, end) + 1 : end]
    outlet = outlet_of(state, word, end - len(word)) if word[:1].isupper() else None
    return Mention(phrase, outlet.number, "relative", 0.85) if outlet is not None else None


def _described(state: State, phrase: Phrase, begin: int, end: int, person_only: bool) -> Mention | None:
    """What the description that ends at `end` means: the name that it is set beside, else its own entity."""
    found = _noun_phrase(state, begin, end)
    if found is None or found.form == "name" or (person_only and found.kind not in _PEOPLE):
        return None
    named = None if found.plural else _apposed(state, begin, found.start, person_only)
    if named is not None:
        return Mention(phrase, named, "relative", 0.8)
    mention = nominal(state, found)
    return Mention(phrase, mention.entity, "relative", 0.85) if mention.method != "unresolved" else None


def _apposed(state: State, begin: int, start: int, person_only: bool) -> int | None:
    """The name before a description that begins at `start`: "Dario Venn, a trader who", "Holm was the one who"."""
    for low, stop, number, _ in reversed(state.at[: bisect_left(state.at, (start,))][-3:]):
        entity = state.entities[number]
        if low < begin or entity.form != "name" or _APPOSED.fullmatch(state.text, stop, start) is None:
            continue
        if (entity.kind == "person" and not looks_like_body(entity)) if person_only else entity.kind != "person":
            return number
        if not person_only and looks_like_body(entity):
            return number
    return None


def _before_apposition(state: State, phrase: Phrase, begin: int) -> Mention:
    """ "X, the minister, who": the name before its apposition."""
    for start, end, number, _ in reversed(state.at[: bisect_left(state.at, (phrase.start,))][-4:]):
        gap = state.text[end : phrase.start]
        if start >= begin and gap.startswith(",") and gap.count(",") == 2 and state.entities[number].kind == "person":
            return Mention(phrase, number, "relative", 0.75)
    return state.unresolved(phrase)


def _noun_phrase(state: State, begin: int, end: int) -> Phrase | None:
    """The described noun phrase that ends at `end`: from a determiner on, over "a spokesman for the ministry"."""
    low = bisect_left(state.token_starts, begin)
    high = bisect_left(state.token_starts, end)
    window = state.tokens[low:high]
    starts = [
        i
        for i, token in enumerate(window)
        if token.low in h.DEFINITE | h.INDEFINITE | h.POSSESSIVES | h.QUANTIFIERS and token.low != "that"
    ]
    for i in reversed(starts[-3:]):
        if any(not token.low for token in window[i:]):
            continue
        if i >= 2 and window[i - 1].low in {"for", "of", "at", "from", "with"} and i != starts[0]:
            continue
        return analyse(state.text[window[i].start : end], window[i].start)
    plural = window[-1] if window else None
    if plural is not None and plural.low in h.SOURCE_PLURALS | h.COLLECTIVES:
        return analyse(state.text[plural.start : end], plural.start)
    return None
