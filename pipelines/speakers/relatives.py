"""Who and which: the noun phrase or the name to the left of a relative pronoun."""

from __future__ import annotations

from bisect import bisect_left

from pipelines.speakers.descriptions import before_place, nominal
from pipelines.speakers.entities import Mention, State, looks_like_body
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.phrases import Phrase, analyse
from pipelines.speakers.pronouns import preposed
from pipelines.text import Span
from schemas.ids import fold


def relative(state: State, phrase: Phrase) -> Mention:
    """The entity left of a relative pronoun."""
    sentence = state.sentences[state.sentence(phrase.start)] if state.sentences else Span(0, len(state.text))
    begin = max(sentence.start, phrase.start - 160)
    left = state.text[begin : phrase.start].rstrip(" ,—–-(")
    person_only = phrase.text.lower() in {"who", "whom", "whose"}
    stops = [len(left)]
    # "..., reported the Courier, who urged": a parenthesis between the noun and its relative is stepped over.
    comma = left.rfind(",")
    if (
        comma > 0
        and len(left) - comma < 60
        and any(verb in fold(left[comma:]).split() for verb in ("reported", "said", "reports", "says", "according"))
    ):
        stops.insert(0, comma)
    for stop in stops:
        end = begin + stop
        nearest = [
            entry for entry in state.at[: bisect_left(state.at, (phrase.start,))][-8:] if abs(entry[1] - end) <= 2
        ]
        for start, _, number, _ in reversed(nearest):
            entity = state.entities[number]
            if person_only and looks_like_body(entity) and preposed(state, start):
                bearer = before_place(state, start, begin)
                return Mention(phrase, bearer, "relative", 0.8) if bearer is not None else state.unresolved(phrase)
            if entity.kind in {"person", "anonymous_person", "group", "anonymous_group"} or not person_only:
                return Mention(phrase, number, "relative", 0.92)
        found = _noun_phrase(state, begin, end)
        if found is not None and (
            not person_only or found.kind in {"anonymous_person", "anonymous_group", "group", "person"}
        ):
            if found.form == "name":
                continue
            mention = nominal(state, found)
            if mention.method != "unresolved":
                return Mention(phrase, mention.entity, "relative", 0.85)
    # "X, the minister, who": the name before its apposition.
    if person_only:
        for start, end, number, _ in reversed(state.at[: bisect_left(state.at, (phrase.start,))][-4:]):
            gap = state.text[end : phrase.start]
            if (
                start >= begin
                and gap.startswith(",")
                and gap.count(",") == 2
                and state.entities[number].kind == "person"
            ):
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
