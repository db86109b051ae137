"""Where source, cue and content of one sentence end, by its commas, dashes and colons.

Repairs attributions of the tagger that stop short or take too much ("Asked about X, she said", "According to papers
filed on Monday, …"), and reads the few sentence patterns that it leaves without any attribution. Marks: see `marks`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipelines.attribution.forms import noun_phrases
from pipelines.attribution.forms.drafts import Draft, Page, inner
from pipelines.attribution.record import Cover
from pipelines.text import Span, trim

METHOD = "sentence_pattern"
_ASKED = re.compile(r"Asked\b")
_ASKED_ABOUT = re.compile(r"Asked(?:\s+by\s+[\w-]+)?(?P<about>\s+(?:about|on)\s+)")
_ABOUT = re.compile(r"\s+(?:about|on|for|of)\s*$")
_ACCORDING = re.compile(r"According\s+to\s+")
_INVERTED = re.compile(r",?[”\"’'»]+,?\s*$")
_ENDS_SOURCE = re.compile(r"[;:“”\"—–]|,\s|\.(?=\s|$)")
_GOES_ON = re.compile(r",\s+([a-zà-ÿ]+)(?=\s)")
_NEW_CLAUSE = frozenset(
    "who which whose where when while and but or as although though because since citing quoting a an the".split()
)
_ONE_THING = re.compile(
    r"(?:one|a\s+single|two|three|this|only\s+one)\s+(?:thing|things|point|points|issue|question)s?:\s+"
)
_COMMA_MARK = re.compile(r",\s+[“\"„«‘]")
_DASH = re.compile(r"\s[–—]\s|[—―]|\s--?\s")
_COLON_CUE = re.compile(
    r"(?P<cue>(?:(?:has|had|have|was|were)\s+)?(?:\w+ly\s+)?"
    r"(?:said|says|told|added|adds|wrote|writes|replied|answered|warned|explained|recalled|concluded|continued|began|"
    r"agreed?|agrees|promised|asked|spoke|put\s+it|summed\s+(?:it\s+)?up|tweeted|posted|declared|announced|noted|insisted|reads?|"
    r"(?:had|has|have|gave|give|gives|offered|issued|made|sent|received)\s+(?:(?:an?|one|the|this|only|just|no|his|her|their|its)\s+)+"
    r"(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+)(?=$|\s+(?:to|for|on|about|from)\s))\b[^,:;“”\"]{0,60})"
)
_TRAILING = re.compile(
    r",\s+(?P<source>(?:(?:the|an?|his|her|their|its|one)\s|(?=[A-ZÀ-Þ]))[^,;:“”\"—–()]{2,70}?)\s+"
    r"(?P<cue>(?:said|says|tweeted|wrote|posted|added|warned|announced|insisted|argued|claimed|estimated|predicted)"
    r"(?:\s+(?:(?:on|at|in|late|early|last)\s[^,;:“”\"]{1,40}|\w+day))?)[.\s]*$"
)
_APPOSED = re.compile(
    r"(?:^|(?<=[\s“\"(]))(?:the|an?|his|her|their|its)\s+"
    r"(?:(?!(?:the|an?|his|her|their|its)\s)[\w’'-]+\s+){0,5}?(?P<head>[\w-]+),\s+$",
    re.IGNORECASE,
)
_SAY = (
    r"(?:said|says|wrote|writes|added|tweeted|posted|told\s+\w+|replied|answered|warned|recalled|explained|insisted|"
    r"asked)"
)
_SAID_AFTER = re.compile(
    rf"(?P<comma>,?)\s+(?:(?P<source>[^\n,;:“”\"]{{2,70}}?)\s+(?P<cue>{_SAY}(?:\s+(?:in|on|at)\s[^\n,;:“”\"]{{1,60}})?)"
    rf"|(?P<said>{_SAY})\s+(?P<name>[^\n,;:“”\"]{{2,70}}))\."
)
MIN_TRAILING = 20
# Words of a subject that "according to" parts from its verb.
MOST_BEFORE = 8
REACH = 160


def _asked(page: Page, draft: Draft) -> list[Draft]:
    """What somebody was asked in the opening clause is no part of what they answered."""
    if draft.cue and not draft.source and (about := _ASKED_ABOUT.match(page.text, draft.cue[0].start)):
        first = min(draft.content)
        if first.start < about.end() <= first.end:
            rest = tuple(span for span in draft.content if span != first)
            cue = Span(about.start(), about.start("about"))
            return [draft._replace(content=(Span(about.end(), first.end), *rest), cue=(cue,))]
    if not draft.cue or not draft.source:
        return [draft]
    start = min(draft.source[0].start, draft.cue[0].start)
    sentence = page.sentence(draft.cue[0].start)
    opening = _ASKED.match(page.text, sentence.start, sentence.end)
    if opening is None or draft.cue[0].start <= opening.end():
        return [draft]
    asked = [span for span in draft.content if sentence.start < span.start and span.end < start]
    rest = tuple(span for span in draft.content if span not in asked)
    if len(asked) != 1 or not rest:
        return [draft]
    about = _ABOUT.search(page.text, sentence.start, asked[0].start)
    cue = trim(page.text, sentence.start, about.start() if about else asked[0].start)
    return [Draft((asked[0],), (), (cue,), method=METHOD), draft._replace(content=rest)]


def _inverted(page: Page, draft: Draft) -> Draft:
    """“…,” reads the note on the door: who a verb after a quotation belongs to stands behind it."""
    paper = bool(draft.source) and noun_phrases.is_paper(page.text[slice(*draft.source[-1])].split()[-1:])
    if (
        (draft.source and not (paper and draft.cue and draft.source[0].start >= draft.cue[-1].end))
        or len(draft.cue) != 1
        or max(draft.content).end > draft.cue[0].start
    ):
        return draft
    cue = draft.cue[0]
    if not _INVERTED.search(page.text, max(0, cue.start - 6), cue.start):
        return draft
    sentence = page.sentence(cue.start)
    end = _ENDS_SOURCE.search(page.text, cue.end, min(sentence.end, cue.end + REACH))
    source = trim(page.text, cue.end, end.start() if end else min(sentence.end, cue.end + REACH))
    words = page.text[slice(*source)].split()
    named = bool(words) and (words[0][0].isupper() or words[0].lower() in {"the", "a", "an", "his", "her", "one"})
    return draft._replace(source=(source,)) if named else draft


def _with_apposition(page: Page, draft: Draft) -> Draft:
    """According to Ada Holm, the mayor, …: an office between commas after the source is no content."""
    (source,) = draft.source
    spans = [span for span in draft.content if page.text[source.end : span.start].strip() == ","]
    if len(draft.content) < 2 or not spans or not page.text[slice(*draft.cue[0])].lower().startswith("according"):
        return draft
    (first,) = spans[:1]
    office, _, rest = page.text[slice(*first)].partition(",")
    if rest.strip() and not rest.lstrip().startswith(("who ", "which ", "whose ")):
        return draft
    bare = not noun_phrases.is_name(office) and len(office.split()) < 8
    if not bare or not noun_phrases.speaker_like(office.strip(" ,")):
        return draft
    content = tuple(span for span in draft.content if span != first)
    return draft._replace(source=(Span(source.start, first.start + len(office.rstrip())),), content=content)


def _according(page: Page, draft: Draft) -> Draft:
    """All between "According to" and the comma before the content is the source."""
    if not draft.source or not draft.cue or len(draft.source) > 1:
        return draft
    (source,) = draft.source
    draft = _with_apposition(page, draft)
    (source,) = draft.source
    opening = _ACCORDING.match(page.text, draft.cue[0].start)
    following = [span.start for span in draft.content if span.start > source.end]
    if opening is None or opening.end() != source.start or not following:
        return draft
    gap = page.text[source.end : min(following)]
    head, comma, after = gap.rpartition(",")
    if comma and not after.strip(" “\"‘'") and 0 < len(head.split()) <= 4 and not re.search(r"[,;:—–“”\"]", head):
        return draft._replace(source=(Span(source.start, source.end + len(head)),))
    return draft


def _around(page: Page, draft: Draft) -> Draft:
    """Prices, according to the office, rose: the content goes on behind the source."""
    if len(draft.source) != 1 or len(draft.cue) != 1 or draft.source[0].start < draft.cue[0].end:
        return draft
    (source,) = draft.source
    sentence = page.sentence(source.start)
    starts = page.text.startswith("according to", draft.cue[0].start)
    if starts and len(draft.content) == 1 and draft.content[0].start > source.end:
        before = Span(sentence.start, draft.cue[0].start)
        printed = page.text[slice(*before)].rstrip()
        later = page.text[draft.content[0].start].islower() and page.text[source.end : draft.content[0].start] == ", "
        if later and printed.endswith(",") and len(printed.split()) <= MOST_BEFORE and printed.count(",") == 1:
            return draft._replace(content=(before, *draft.content))
    if not starts or max(draft.content).end > draft.cue[0].start or min(draft.content).start != sentence.start:
        return draft
    if len(page.text[slice(*min(draft.content))].split()) > MOST_BEFORE:
        return draft
    going_on = _GOES_ON.match(page.text, source.end, sentence.end)
    if page.text[slice(*sentence)].split(None, 1)[0] in {"While", "Although", "Though", "As", "If", "When", "Because"}:
        return draft
    if going_on is None or going_on.group(1).lower() in _NEW_CLAUSE or page.stretches_in(sentence):
        return draft
    return draft._replace(content=(*draft.content, Span(going_on.start(1), sentence.end)))


def _announced_by_colon(page: Page, draft: Draft) -> Draft:
    """Experts agree on one thing: the glacier is lost. What comes before the colon only announces."""
    span = min(draft.content)
    if not draft.cue or draft.cue[-1].end > span.start:
        return draft
    prefix = _ONE_THING.match(page.text, *span)
    if prefix is None:
        return draft
    rest = tuple(other for other in draft.content if other != span)
    return draft._replace(content=(Span(prefix.end(), span.end), *rest))


def _resumed(page: Page, draft: Draft) -> Draft:
    """“A,” said Holm, “and B.”: what is quoted after the comma goes on with what was quoted before."""
    if not draft.cue or not draft.source:
        return draft
    first = page.stretch(min(draft.content).start)
    end = max(span.end for span in (*draft.content, *draft.cue, *draft.source))
    comma = _COMMA_MARK.match(page.text, end)
    if first is None or not first.closed or end <= first.end or comma is None:
        return draft
    stretch = page.stretch(comma.end() - 1)
    sentence = page.sentence(end - 1)
    if stretch is None or stretch.start != comma.end() - 1 or stretch.start >= sentence.end:
        return draft
    said = inner(page.text, stretch)
    last = said.end if stretch.closed else min(said.end, page.sentence(said.start).end)
    return draft._replace(content=(*draft.content, Span(said.start, last)))


def _in_dashes(page: Page, draft: Draft) -> Draft:
    """— 214 this year, it says, or nine more than last —: the content lies between the dashes as the cue does."""
    if len(draft.source) != 1 or len(draft.cue) != 1:
        return draft
    start, end = min(draft.source[0].start, draft.cue[0].start), max(draft.source[0].end, draft.cue[0].end)
    sentence = page.sentence(start)
    before = [match.end() for match in _DASH.finditer(page.text, max(sentence.start, start - REACH), start)]
    after = _DASH.search(page.text, end, min(sentence.end, end + REACH))
    if not before or after is None:
        return draft
    crossing = any(one < dash < two for one, two in draft.content for dash in (before[-1] - 1, after.start() + 1))
    if not crossing or page.text[before[-1] : start].rstrip()[-1:] != "," or page.text[end : end + 1] != ",":
        return draft
    parts = (Span(before[-1], start), Span(end, after.start()))
    return draft._replace(content=tuple(part for part in parts if page.text[slice(*part)].strip(" ,")))


def _apposed(page: Page, draft: Draft) -> Draft:
    """The rector, Pavel Dorn, wrote: a name between commas keeps the office before it."""
    if len(draft.source) != 1 or not draft.cue or draft.cue[0].start < draft.source[0].end:
        return draft
    (source,) = draft.source
    if not noun_phrases.is_name(page.text[slice(*source)]) or not page.text.startswith(",", source.end):
        return draft
    sentence = page.sentence(source.start)
    low = max(sentence.start, source.start - 80)
    office = _APPOSED.search(page.text, low, source.start)
    if office is None or not noun_phrases.is_person(office["head"]):
        return draft
    return draft._replace(source=(Span(office.start(), source.end),))


def repair(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with the edges that their sentences show."""
    result = []
    for draft in drafts:
        for part in _asked(page, draft):
            for rule in (_inverted, _according, _around, _announced_by_colon, _in_dashes, _apposed, _resumed):
                part = rule(page, part)
            result.append(part)
    return result


def fill(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Attributions in sentences that hold none: "the two sides spoke with one voice: …" and "…, the mayor tweeted."."""
    taken = Cover(span for draft in drafts for span in (*draft.content, *draft.cue))
    found = []
    starts = [paragraph.start for paragraph in page.paragraphs]
    for sentence in page.sentences:
        if sentence.end - sentence.start > 4 * REACH or taken.touches(sentence):
            continue
        text = page.text
        if quoted := _after_quotation(page, sentence):
            found.append(quoted)
            continue
        colon = text.find(":", sentence.start, min(sentence.end, sentence.start + REACH))
        if colon > 0 and text[colon + 1 : colon + 2].isspace() and page.stretch(colon) is None:
            found.extend(_clause(page, sentence, colon, starts))
            continue
        trailing = _TRAILING.search(text, min(sentence.end, sentence.start + MIN_TRAILING), sentence.end)
        if trailing is not None and not page.stretches_in(sentence):
            source = Span(*trailing.span("source"))
            if not noun_phrases.has_verb(text[slice(*source)]):
                content = Span(sentence.start, trailing.start())
                found.append(Draft((content,), (source,), (Span(*trailing.span("cue")),), method=METHOD))
    return found


def _after_quotation(page: Page, sentence: Span) -> Draft | None:
    """“…,” Ada Holm said on Monday. “…,” said Ada Holm."""
    stretch = page.stretch(sentence.start)
    if stretch is None or stretch.start != sentence.start or not stretch.closed or stretch.end >= sentence.end:
        return None
    match = _SAID_AFTER.fullmatch(page.text, stretch.end, sentence.end)
    if match is None:
        return None
    said = inner(page.text, stretch)
    if not match["comma"] and not page.text.endswith((",", "?", "!"), said.start, said.end):
        return None
    source, cue = ("source", "cue") if match["cue"] else ("name", "said")
    if noun_phrases.has_verb(match[source]) or not noun_phrases.speaks(match[source]):
        return None
    return Draft((said,), (Span(*match.span(source)),), (Span(*match.span(cue)),), method=METHOD)


def _clause(page: Page, sentence: Span, colon: int, starts: Sequence[int]) -> list[Draft]:
    text = page.text
    for match in _COLON_CUE.finditer(text, sentence.start, colon):
        if match.end() != colon or (match["noun"] and not noun_phrases.is_message(match["noun"])):
            continue
        source = noun_phrases.subject(text, sentence.start, match.start())
        if source is None or source.end <= source.start:
            continue
        start = trim(text, colon + 1, sentence.end).start
        stretch = page.stretch(start)
        content = Span(start, sentence.end)
        if stretch is not None and stretch.start == start:
            content = inner(text, stretch)
        elif not noun_phrases.speaks(text[slice(*source)]):
            continue
        index = bisect_right(starts, sentence.start) - 1
        if content.start < content.end <= page.paragraphs[index].end:
            return [Draft((content,), (source,), (Span(*match.span("cue")),), method=METHOD)]
    return []
