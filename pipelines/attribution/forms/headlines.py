"""Attributions in headlines: "X denies Y", "Y, officials say", "Minister: Y", "Y – investigators".

A headline is the first line of a text, short and without a full stop, with a body after it; lines of that shape in
the body (subheads) are not read here. In a headline there are no articles and one clause ends where the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.attribution.forms import noun_phrases
from pipelines.attribution.forms.drafts import Draft, Page, displace, inner
from pipelines.text import Span, trim

METHOD = "headline"
MOST_WORDS = 24
# Present-tense verbs that in a headline say nothing but that somebody says.
_SAYS = (
    r"(?:says?|said|den(?:y|ies)|warns?|claims?|insists?|admits?|vows?|urges?|accuses?|denounces?|condemns?|rejects?|"
    r"alleges?|announces?|confirms?|pledges?|promises?|threatens?|refuses?|demands?|blames?|criticises?|criticizes?|"
    r"predicts?|suggests?|reveals?|argues?|fears?|believes?|concedes?|confess(?:es)?|apologises?|apologizes?|asserts?|"
    r"dismiss(?:es)?|disputes?|defends?|declares?|advises?|estimates?|forecasts?|calls?\s+for|calls?\s+on|tells?)"
)
_TRAILING = re.compile(
    r",\s+(?P<source>[^,:;“”\"‘]{2,70}?)\s+(?P<cue>(?:says?|said|warns?|claims?|insists?|admits?|confirms?|reports?|finds?|"
    r"shows?|suggests?|reveals?|announces?|argues?|alleges?|predicts?|tells?\s+\w+|vows?|believes?|fears?)"
    r"(?:\s+(?:on|in|at)\s+[\w ]+)?)$"
)
_INVERTED = re.compile(
    r",\s+(?P<cue>says?|said|claims?|warns?|insists?|admits?|argues?|finds?|shows?|suggests?|reveals?|writes)\s+"
    r"(?P<source>[^,:;“”\"‘]{2,70})$"
)
_TWICE = re.compile(
    rf"(?P<source>[^,:;“”\"‘’]{{2,60}}?)\s+(?P<cue>{_SAYS})\s+(?P<content>[^,:;]+?)(?:,|\s+(?:and|but))\s+"
    rf"(?P<then>{_SAYS})\s+(?P<rest>\S.*)"
)
# Labels of the kind of text, not of who speaks in it.
_KIND = re.compile(
    r"(?:opinion|review|editorial|analysis|comment|commentary|video|watch|live|podcast|exclusive|breaking|update|profile|"
    r"obituary|interview|feature|explainer|explained|column|letters?|gallery|quiz|recipe|in\s+pictures|fact\s+check|"
    r"photos?|preview|recap|timeline|essay|book\s+review)",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"(?P<source>[^,:;“”\"‘’]{{2,60}}?)\s+(?P<cue>{_SAYS})\s+(?P<content>\S.*)")
_COLON = re.compile(r"(?P<source>[^:“”\"‘]{2,60}):\s+(?P<content>\S.*)")
_LAST_DASH = re.compile(r"\s(?:[–—―]|-{1,2})\s+(?P<source>[^–—―“”\"]{2,50})$")
# A semicolon, or a comma before another's verb: "Governor claims victory, rival demands recount".
_CLAUSE = re.compile(rf";\s+|,\s+(?=(?:[\w’'-]+\s+){{1,3}}?{_SAYS}\s+(?!(?:on|in|at|after|to)\b)\S)")
_ENDS = re.compile(
    r"\s+(?:as(?!\s+(?:they|he|she|it|we|you|well|if)\b)|after|amid|despite|while|following|in\s+wake\s+of)\s+|\s+(?:but|and)\s+(?=(?:"
    + _SAYS
    + r")\b)"
)
_AS_VERB = re.compile(r"(?:describe|portray|dismiss|regard|denounce|condemn|reject|defend|hail|brand|slam|see)")
_OPENS_QUOTE = re.compile(r"[‘'“\"«„]")
_CONTENT_STOPS = frozenset(".!…")


def headline(page: Page) -> Span | None:
    """The headline of a text, None where its first line is none."""
    if len(page.paragraphs) < 2:
        return None
    first = page.paragraphs[0]
    printed = page.text[slice(*first)]
    if (
        len(printed) > 300
        or len(printed.split()) > MOST_WORDS
        or printed[-1] in ".:"
        or page.text[first.end : page.paragraphs[1].start].count("\n") < 2
    ):
        return None
    stretches = page.stretches_in(first)
    whole_quote = (
        bool(stretches)
        and stretches[0].start == first.start
        and (not stretches[0].closed or stretches[0].end == first.end)
    )
    return None if whole_quote or (len(page.sentences) and page.sentence(first.start).end < first.end - 2) else first


def _clauses(page: Page, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _CLAUSE.finditer(page.text, *line):
        if page.stretch(match.start()) is None:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, line.end)


def _reach(page: Page, verb: str, content: Span) -> Span:
    """The content up to the next clause that only tells when or why."""
    for match in _ENDS.finditer(page.text, *content):
        word = match.group().strip().split()[0]
        if page.stretch(match.start()) is not None or match.start() == content.start:
            continue
        if word == "as" and _AS_VERB.match(verb):
            continue
        if word in {"as", "and", "but"} and len(page.text[match.end() : content.end].split()) < 2:
            continue
        return Span(content.start, match.start())
    return content


def _whose(text: str, source: Span) -> bool:
    printed = text[slice(*source)]
    return noun_phrases.speaker_like(printed) or noun_phrases.is_name(printed)


def _of_clause(page: Page, clause: Span) -> Iterator[Draft]:
    text = page.text
    if text[clause.end - 1] == "?":
        return
    if trailing := _TRAILING.search(text, *clause):
        content = trim(text, clause.start, trailing.start())
        opening = page.stretch(clause.start)
        if opening is not None and opening.start == clause.start and opening.end >= trailing.start() - 1:
            content = inner(text, opening)
        yield Draft((content,), (Span(*trailing.span("source")),), (Span(*trailing.span("cue")),), method=METHOD)
        return
    if twice := _TWICE.fullmatch(text, *clause):
        source = Span(*twice.span("source"))
        if _whose(text, source) or len(twice["source"].split()) < 4:
            yield Draft((Span(*twice.span("content")),), (source,), (Span(*twice.span("cue")),), method=METHOD)
            rest = _reach(page, twice["then"].lower(), Span(*twice.span("rest")))
            yield Draft((rest,), (source,), (Span(*twice.span("then")),), method=METHOD)
            return
    if (inverted := _INVERTED.search(text, *clause)) and _whose(text, Span(*inverted.span("source"))):
        opening = page.stretch(clause.start)
        content = Span(clause.start, inverted.start())
        if opening is not None and opening.start == clause.start and opening.end >= inverted.start():
            content = inner(text, opening)
        yield Draft((content,), (Span(*inverted.span("source")),), (Span(*inverted.span("cue")),), method=METHOD)
        return
    dash = _LAST_DASH.search(text, *clause)
    if dash and noun_phrases.speaker_like(dash["source"]) and len(text[clause.start : dash.start()].split()) > 2:
        opening = page.stretch(clause.start)
        content = Span(clause.start, dash.start())
        if opening is not None and opening.start == clause.start and opening.end >= dash.start():
            content = inner(text, opening)
        yield Draft((content,), (Span(*dash.span("source")),), method=METHOD)
        return
    if (colon := _COLON.fullmatch(text, *clause)) is not None:
        source, content = Span(*colon.span("source")), Span(*colon.span("content"))
        quotation = page.stretch(content.start)
        quoted = quotation is not None and quotation.start == content.start
        topic = re.compile(r"\s+on\s+").search(text, *source)
        if topic and quoted:
            source = Span(source.start, topic.start())
        if quotation is not None and quoted and not text[quotation.end : clause.end].strip(" ."):
            content = inner(text, quotation)
        if _KIND.fullmatch(text, *source):
            return
        if _whose(text, source) and (quoted or noun_phrases.speaker_like(text[slice(*source)])):
            yield Draft((content,), (source,), method=METHOD)


def _leading(page: Page, clause: Span) -> Iterator[Draft]:
    text = page.text
    match = _LEADING.fullmatch(text, *clause)
    if match is None or text[clause.end - 1] == "?" or page.stretch(match.start("cue")) is not None:
        return
    if not _whose(text, Span(*match.span("source"))) and len(match["source"].split()) > 4:
        return
    content = _reach(page, match["cue"].lower(), Span(*match.span("content")))
    yield Draft((content,), (Span(*match.span("source")),), (Span(*match.span("cue")),), method=METHOD)
    second = re.compile(rf"\s+(?:but|and)\s+(?P<cue>{_SAYS})\s+(?P<content>\S.*)").match(text, content.end, clause.end)
    if second is not None:
        rest = _reach(page, second["cue"].lower(), Span(*second.span("content")))
        yield Draft((rest,), (Span(*match.span("source")),), (Span(*second.span("cue")),), method=METHOD)


def _cut(page: Page, draft: Draft, line: Span) -> Draft:
    """A draft of the tagger in the headline, its content ended with its clause."""
    if not draft.cue or draft.method != "tagger":
        return draft
    last = max(draft.content)
    if last.start < draft.cue[-1].end or last.start < line.start or last.end > line.end:
        return draft
    verb = page.text[slice(*draft.cue[0])].lower().split()[-1]
    return draft._replace(content=(*(s for s in draft.content if s != last), _reach(page, verb, last)))


def _same_label(draft: Draft, other: Draft) -> bool:
    """Whether the tagger read the same content with a shorter source."""
    if len(other.source) != 1 or not set(other.content) & set(draft.content):
        return False
    return draft.source[0].start <= other.source[0].start and other.source[0].end < draft.source[0].end


def _parted(page: Page, draft: Draft, line: Span) -> list[Draft]:
    """‘Not my fault’: captain blames tide: what the quotation says and what the verb says are two attributions."""
    opening = page.stretch(line.start)
    if opening is None or opening.start != line.start or not draft.source or not page.text.startswith(":", opening.end):
        return [draft]
    quoted = tuple(span for span in draft.content if span.start < opening.end)
    rest = tuple(span for span in draft.content if span.start >= opening.end)
    if not quoted or draft.source[0].start < opening.end:
        return [draft]
    said = Draft((inner(page.text, opening),), draft.source, method=METHOD)
    if not rest and draft.cue and page.text[draft.cue[-1].end : line.end].strip():
        rest = (_reach(page, page.text[slice(*draft.cue[-1])].lower(), Span(draft.cue[-1].end, line.end)),)
    return [said, draft._replace(content=rest)] if rest else [said]


def settle(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with the headline's attributions by its own rules."""
    line = headline(page)
    if line is None:
        return list(drafts)
    inside = [draft for draft in drafts if min(draft.content).start < line.end]
    result = [draft for draft in drafts if min(draft.content).start >= line.end]
    sure: list[Draft] = []
    for clause in _clauses(page, line):
        sure.extend(_of_clause(page, clause))
    inside = [draft for draft in inside if not (draft.source and _KIND.fullmatch(page.text, *draft.source[0]))]
    # Where everything has a capital, the tagger tells a name from a clause better than a list does.
    sure = [draft for draft in sure if draft.cue or not any(_same_label(draft, other) for other in inside)]
    inside = displace([part for draft in inside for part in _parted(page, _cut(page, draft, line), line)], sure)
    for clause in _clauses(page, line):
        covered = any(span.start < clause.end and clause.start < span.end for draft in inside for span in draft.content)
        if not covered:
            inside.extend(_leading(page, clause))
    return inside + result
