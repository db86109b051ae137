"""Whole quoted sentences that nobody is named for, and quoted phrases that nobody says.

Quotations over several paragraphs belong to `floating`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.attribution.forms.drafts import Draft, Page, inner
from pipelines.attribution.record import Cover
from pipelines.text import Quotation, Span, words

METHOD = "whole_quotation"
_STOP = (".", "!", "?", "…")
_NEXT = re.compile(r"[”\"’'»)\]]*\s+[“\"‘'«(\[]*(?=[^\W_a-zß-öø-ÿ])")
MIN_WORDS = 2
SUBHEAD_WORDS = 4
# Characters after source and cue, as "with a grin" has.
MOST_MANNER = 24


def opens_sentence(page: Page, stretch: Quotation) -> bool:
    """Whether a stretch opens its paragraph or comes after a stop, which may stand inside another quotation."""
    before = page.text[max(0, stretch.start - 6) : stretch.start].rstrip(" \u00a0").rstrip("”\"’'»)`")
    return not before.strip(" ") or before[-1] in "\n.?!:…"


def _ends_sentence(page: Page, stretch: Quotation) -> bool:
    """Whether a stretch closes with a stop and a new sentence or nothing follows."""
    said = inner(page.text, stretch)
    if not stretch.closed or not page.text.endswith(_STOP, said.start, said.end):
        return False
    index = page.paragraph(stretch.start)
    assert index is not None
    limit = page.paragraphs[index].end
    return not page.text[stretch.end : limit].strip() or _NEXT.match(page.text, stretch.end - 1, limit) is not None


def _is_title(printed: str) -> bool:
    """Whether every longer word has a capital, as in a title, a name or a subhead."""
    longer = [word for word in re.findall(r"[^\W\d_]+", printed) if len(word) > 3]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def _is_subhead(page: Page, stretch: Quotation) -> bool:
    """Whether a few quoted words are a whole paragraph."""
    index = page.paragraph(stretch.start)
    assert index is not None
    alone = page.paragraphs[index] == (stretch.start, stretch.end)
    return alone and len(page.text[stretch.start : stretch.end].split()) <= SUBHEAD_WORDS


def unbroken(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, the parts of a content that stand in one quotation joined where neither its cue nor its source parts
    them: "A. B. C," said X."""
    result = []
    for draft in drafts:
        between = Cover((*draft.source, *draft.cue))
        content: list[Span] = []
        for span in sorted(draft.content):
            stretch = page.stretch(span.end - 1)
            if content and stretch is not None and page.stretch(content[-1].start) == stretch:
                gap = Span(content[-1].end, span.start)
                if gap.start < gap.end and not between.touches(gap):
                    content[-1] = Span(content[-1].start, span.end)
                    continue
            content.append(span)
        result.append(draft._replace(content=tuple(content)) if len(content) < len(draft.content) else draft)
    return result


def whole_sentences(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, and every whole quoted sentence that none of them covers: with the source of the quotation before it
    in the paragraph where only its cue stands between, else without one. A quoted phrase alone is no attribution."""
    text = page.text
    held = Cover(span for draft in drafts if draft.cue or draft.source for span in draft.content)
    result = []
    for draft in drafts:
        if draft.cue or draft.source or draft.method != "tagger":
            result.append(draft)
        elif any(held.touches(span) for span in draft.content):
            continue
        else:
            stretch = page.stretch(draft.content[0].start)
            if stretch is None or not stretch.closed or len(words(text, *draft.content[0])) > 3:
                result.append(draft)
    taken = Cover(span for draft in result for span in (*draft.content, *draft.cue))
    # Where a sentence ends that names the source behind its quotation, the next one begins that may go on with it.
    ending: dict[int, int] = {}
    for number, draft in enumerate(result):
        if draft.cue and draft.source and page.stretch(min(draft.content).start) is not None:
            last = max(span.end for span in (*draft.content, *draft.cue, *draft.source))
            own = page.sentence(last - 1)
            if last > max(draft.content).end and own.end - last < MOST_MANNER:
                gap = re.compile(r"[ \u00a0]*").match(text, own.end)
                assert gap is not None
                ending[gap.end()] = number
    unclosed = Cover(Span(stretch.start, stretch.start + 1) for stretch in page.stretches if not stretch.closed)
    for stretch in page.stretches:
        said = inner(text, stretch)
        if not _ends_sentence(page, stretch) or taken.touches(said):
            continue
        if not opens_sentence(page, stretch):
            continue
        first = re.search(r"[^\W_]", text[slice(*said)])
        if _is_title(text[slice(*said)]) or unclosed.touches(page.sentence(said.start)):
            continue
        if _is_subhead(page, stretch):
            continue
        if (
            first is None
            or first.group().islower()
            or sum(text[w.start].isalnum() for w in words(text, *said)) < MIN_WORDS
        ):
            continue
        owner = ending.get(page.sentence(stretch.start).start)
        if owner is None:
            result.append(Draft((said,), method=METHOD))
        else:
            result[owner] = result[owner]._replace(content=(*result[owner].content, said))
    return result
