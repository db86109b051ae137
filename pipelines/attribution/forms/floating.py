"""One quotation over several paragraphs: each opens with a mark, only the last one closes.

Joins the paragraphs to one attribution, wherever its source stands: beside the first paragraph, beside the last, in
the sentence before, or nowhere. Quotations inside a single paragraph are not touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from pipelines.attribution.forms import noun_phrases
from pipelines.attribution.forms.drafts import Draft, Page, inner
from pipelines.attribution.record import Cover
from pipelines.text import Span

METHOD = "floating_quotation"
_SINGLE_OPENING = re.compile(r"[‘‚'`](?=[^\W\d_a-zß-öø-ÿ])")
_WORD = re.compile(r"[\s“\"‘'«„(\[]*[^\W_]")
_MARKS = "”\"“»’'"


def chains(page: Page) -> list[list[Span]]:
    """What stands between the marks of each quotation that runs over paragraphs, one span per paragraph."""
    found: list[list[Span]] = []
    chain: list[Span] = []
    for paragraph in page.paragraphs:
        own = page.stretches_in(paragraph)
        opening: Span | None = None
        closed = True
        if own and own[0].start == paragraph.start:
            opening, closed = inner(page.text, own[0]), own[0].closed
            if not _WORD.match(page.text, opening.start, paragraph.end):
                opening, closed = None, True
            elif chain and not closed and len(own) > 1:
                # Marks inside hide where it ends: the whole paragraph is quoted.
                opening, closed = Span(opening.start, paragraph.end), page.text[paragraph.end - 1] in _MARKS
        elif _SINGLE_OPENING.match(page.text, *paragraph):
            opening, closed = Span(paragraph.start + 1, paragraph.end), False
        if chain and opening is None:
            found.append(chain)
            chain = []
        elif chain and opening is not None:
            chain.append(opening)
            if closed:
                found.append(chain)
                chain = []
        if not chain:
            if own and not own[-1].closed:
                chain = [inner(page.text, own[-1])]
            elif not own and opening is not None:
                chain = [opening]
    found.append(chain)
    return [chain for chain in found if len(chain) > 1]


def _introduction(page: Page, start: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Source and cue in the sentence before `start`, where it announces speech."""
    index = page.paragraph(start)
    if not index:
        return (), ()
    before = page.paragraphs[index - 1]
    sentence = page.sentence(before.end - 1)
    found = noun_phrases.announcement(page.text, sentence)
    return ((found[0],), (found[1],) if found[1] else ()) if found else ((), ())


def _complete(page: Page, draft: Draft, first: Span) -> bool:
    """Whether the unclosed paragraph names its source in its first sentence: only its closing mark is missing."""
    if not draft.cue or not draft.source or min(draft.content).start > first.start + 1:
        return False
    own = page.sentence(first.start)
    return all(own.start <= span.start and span.end <= own.end for span in (*draft.cue, *draft.source, *draft.content))


def _beside(page: Page, draft: Draft, chain: Sequence[Span]) -> bool:
    """Whether the cue stands in a paragraph of the chain."""
    at = page.paragraph(draft.cue[0].start)
    return at in {page.paragraph(span.start) for span in (chain[0], chain[-1])}


def join(page: Page, drafts: Sequence[Draft], elsewhere: Cover) -> list[Draft]:
    """`drafts` with one attribution for each quotation over several paragraphs that does not touch `elsewhere`."""
    found = [chain for chain in chains(page) if not any(map(elsewhere.touches, chain))]
    if not found:
        return list(drafts)
    result: list[Draft | None] = list(drafts)
    by_start = sorted((span.start, number) for number, draft in enumerate(drafts) for span in draft.content)
    starts = [start for start, _ in by_start]
    said_in: dict[int | None, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if draft.cue:
            said_in[page.paragraph(draft.cue[0].start)].append(number)
    for chain in found:
        cover = Cover(chain)
        low, high = bisect_left(starts, chain[0].start - 2), bisect_left(starts, chain[-1].end)
        inside = sorted({number for _, number in by_start[low:high] if result[number] is not None})
        inside = [n for n in inside if any(cover.touches(span) for span in drafts[n].content)]
        owners = [n for n in inside if drafts[n].cue and not any(cover.touches(span) for span in drafts[n].cue)]
        owners.sort(key=lambda n: (not drafts[n].source, not _beside(page, drafts[n], chain)))
        if any(_complete(page, drafts[n], chain[0]) for n in inside):
            continue
        if len({page.paragraph(drafts[n].cue[0].start) for n in owners if drafts[n].source}) > 1:
            continue  # each paragraph has a source of its own: only marks are missing
        owner = owners[0] if owners else _before(page, drafts, said_in, chain[0])
        if owner is None or result[owner] is None:
            source, cue = _introduction(page, chain[0].start)
            result.append(Draft(tuple(chain), source, cue, method=METHOD))
        else:
            kept = result[owner]
            assert kept is not None
            among = {page.paragraph(span.start) for span in chain}
            rest = [
                span
                for span in kept.content
                if not cover.touches(span) and (page.paragraph(span.start) in among or page.stretch(span.start))
            ]
            result[owner] = kept._replace(content=tuple(sorted([*rest, *chain])))
        for number in inside:
            if number != owner:
                result[number] = None
    return [draft for draft in result if draft is not None]


def _before(page: Page, drafts: Sequence[Draft], said_in: dict[int | None, list[int]], first: Span) -> int | None:
    """The draft that the paragraph before attributes its own quotation to, where nothing follows there."""
    index = page.paragraph(first.start)
    if not index:
        return None
    before = page.paragraphs[index - 1]
    for number in reversed(said_in[index - 1]):
        draft = drafts[number]
        spans = (*draft.cue, *draft.source)
        own = page.stretch(draft.content[0].start)
        if own and own.start == before.start and max(span.end for span in spans) >= page.sentence(before.end - 1).start:
            return number
    return None
