"""You: who answers the question that it stands in, or who is told the words in quotation marks around it.

Anybody else's you stays open: it mostly means people in general. I and we are in `first_person`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pipelines.speakers.article.entities import Mention, Source, State
from pipelines.speakers.article.first_person import direct_holder, entity_of, whole_turn
from pipelines.speakers.article.voices import asks, page
from pipelines.speakers.phrases.phrases import Phrase
from pipelines.text import containing, trim

_TOLD = 0.75
"""Score of the one who is told the words."""


def second_person(state: State, phrase: Phrase, source: Source) -> Mention:
    """Whom you addresses; unresolved where the article does not tell."""
    index = containing(state.quotations, phrase.start)
    if index is not None and not whole_turn(state, index):
        told = _told(state, phrase, source)
        return state.unresolved(phrase) if told is None else Mention(phrase, told, "second_person", _TOLD)
    layout = page(state.text)
    here = bisect_right(layout.starts, phrase.start) - 1
    if not 0 <= here < len(layout.starts) - 1:
        return state.unresolved(phrase)
    own, answer = layout.voices[here], layout.voices[here + 1]
    span = trim(state.text, layout.starts[here], layout.starts[here + 1])
    if own is None or answer is None or not asks(state.text, span):
        return state.unresolved(phrase)
    number = entity_of(state, answer)
    if number is None or number == entity_of(state, own):
        return state.unresolved(phrase)
    return Mention(phrase, number, "second_person", answer.score)


def _told(state: State, phrase: Phrase, source: Source) -> int | None:
    """The named addressee of the quotation that holds the phrase."""
    holder = direct_holder(state, phrase.start, source)
    if holder is None or not holder.addressee:
        return None
    first, last = holder.addressee[0].start, holder.addressee[-1].end
    found = [
        number
        for start, end, number, _ in state.at[bisect_left(state.at, (first,)) :][:4]
        if end <= last and state.entities[number].kind == "person"
    ]
    return found[0] if found else None
