"""Settles attributions by the forms of print that the tagger was not taught: one walk through the rules, in order.

Each form has a module of its own; here is only which comes before which, and why: turns of a transcript are whole
lines, so they displace everything in them; what is dropped frees a quotation to stand without a source.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.attribution.forms import (
    anonymity,
    floating,
    headlines,
    labels,
    marks,
    transcripts,
)
from pipelines.attribution.forms.drafts import Draft, displace, page
from pipelines.attribution.record import Cover
from pipelines.text import Span


def _has_words(text: str, spans: Sequence[Span]) -> bool:
    return any(character.isalnum() for span in spans for character in text[slice(*span)])


def settle(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The attributions of a text: `drafts` of the tagger corrected, false ones dropped, missing ones added.

    Only what stands by itself has forms: a content that is read again is left as it is. Spans may have punctuation at
    their edges; the order is free.
    """
    shape = page(text)
    turns = transcripts.turns(shape)
    talk = Cover(span for turn in turns for span in (*turn.source, *turn.content))
    found = displace([d for d in drafts if not any(talk.touches(span) for span in (*d.content, *d.cue))], turns)
    found = anonymity.settle(shape, marks.unbroken(shape, found))
    listed = transcripts.lists(shape)
    found = [draft for draft in found if _has_words(text, draft.cue) or not any(map(listed.touches, draft.content))]
    said = Cover(span for draft in found if draft.source and _has_words(text, draft.cue) for span in draft.cue)
    tied = [draft for draft in labels.find(shape) if not any(map(said.touches, draft.source))]
    free = [draft for draft in tied if not any(talk.touches(s) or listed.touches(s) for s in draft.content)]
    found = displace(found, free)
    found = floating.join(shape, found, talk)
    found = headlines.settle(shape, found)
    return marks.whole_sentences(shape, found)
