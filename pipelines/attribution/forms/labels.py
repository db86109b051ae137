"""Words tied to a speaker by a colon or a dash alone: “…” – Ada Holm, baker; Holm on tolls: “…”; her verdict: ….

Reads sentence by sentence and finds whole attributions; it fires only where print fits exactly, so what it finds
displaces what the tagger saw there. Lines of dialogue belong to `transcripts`, headlines to `headlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.attribution.forms import noun_phrases
from pipelines.attribution.forms.drafts import Draft, Page, inner
from pipelines.attribution.forms.marks import opens_sentence
from pipelines.text import Quotation, Span, trim

METHOD = "label"
_DASH = r"(?:[–—―]|-{1,2})"
# A dash between a closed quotation and a name may stand after a comma or a stop.
_AFTER_QUOTE = re.compile(rf"[\s.,]*{_DASH}\s*(?=\S)")
_BETWEEN = re.compile(rf"\s{_DASH}\s|[—―]")
_SPACED_DASH = re.compile(rf"\s{_DASH}\s")
_WHEN = re.compile(
    r"[\s,(]+(?:(?:after|before|during|when|while|following)\b"
    r"|(?:on\s+|last\s+|late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|today\b|yesterday\b|"
    r"(?:on\s+|in\s+)?\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|(?:on\s+|in\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|(?:in\s+)?(?:1[5-9]|20)\d\d\b"
    r"|(?:in|at|to)\s+an?\s+(?:interview|speech|statement|letter|e-?mail|tweet|press|news|rally|debate))"
)
# After a name, not after a noun, a place is one of speaking: "resident Ida Kroll at the meeting".
_AFTER_NAME = re.compile(r"(?<=\w)\s+(?:at|in|on|outside|inside|to)\s+(?:the|a|an|his|her|their)\s+[a-z]")
_TOPIC = re.compile(r"\s+on\s+(?=\S)")
_IN_WORDS = re.compile(r"[\s,]*\b(in the words of)\s+(.+)", re.IGNORECASE)
_AS_PUT = re.compile(r"[\s,]*\bas\s+(.+?)\s+(put it|puts it|said|says|called it|wrote)\b")
_HOW = re.compile(
    r"(?:that|this|so)\s+(?:is|was)\s+how\s+(.+?),?\s+((?:answered|put it|described|replied to|greeted|responded to|"
    r"explained|summed up|summarised|summarized|recalled|remembered|announced)\b)",
    re.IGNORECASE,
)
_OWN = (
    r"(?P<owner>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[^,;:“”\"—–]{1,60}?(?:’s|'s|s’|s'))\s+(?:[a-z-]+\s+){0,2}?"
)
_POSSESSED = re.compile(
    rf"{_OWN}(?P<noun>[a-z-]+)(?P<rest>(?:\s+(?:to|for|on|about|in|after|at)\s[^:;,“”\"]{{1,50}})?(?:\s+(?:was|is)(?:\s\w+){{1,2}})?)\s*"
)
_OF = re.compile(
    r"(?:The|the|A|a|One)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)\s+(?:of|from|by)\s+(?P<owner>[^:;“”\"—–]{2,80}?)(?:\s+(?:was|is)(?:\s\w+){1,2})?"
)
_WHITE = re.compile(r"\s*")
_ADDRESS = re.compile(r"\s+(?:to|for)\s+(.+?)(?:\s+(?:was|is|on)\b.*)?\s*", re.DOTALL)
_HANDLE = re.compile(r"@\w{1,30}")
REACH = 240
MIN_STATEMENT = 4
MOST_LABEL = 6
MOST_BARE = 10


def _sentence_like(text: str, span: Span) -> bool:
    """Whether what stands between marks reads as words said rather than as a title or a term."""
    tokens = re.findall(r"[^\W\d_][\w’']*", text[slice(*span)])
    lower = sum(token[0].islower() for token in tokens)
    return (len(tokens) > 1 and text[span.end - 1 : span.end] in {".", "!", "?"}) or (
        len(tokens) > 2 and 2 * lower >= len(tokens)
    )


def _who(text: str, start: int, end: int) -> Span | None:
    """The speaker at the start of a stretch, without time and circumstance; None where it can be none."""
    start, end = trim(text, start, end)
    if when := _WHEN.search(text, start + 1, end):
        end = when.start()
    if (where := _AFTER_NAME.search(text, start, end)) and text[start : where.start()].split()[-1][0].isupper():
        end = where.start()
    while end > start and text[end - 1] in " .,;)":
        end -= 1
    return (
        Span(start, end)
        if noun_phrases.speaker_like(text[start:end]) or noun_phrases.is_name(text[start:end].partition(",")[0])
        else None
    )


def _after_quotation(page: Page, stretch: Quotation) -> Iterator[Draft]:
    """“…” – Ada Holm. “…” – Ada Holm, baker – “…”. “…” – that is how Holm answered."""
    text = page.text
    dash = _AFTER_QUOTE.match(text, stretch.end)
    said = inner(text, stretch)
    if dash is None or not opens_sentence(page, stretch) or said.start == said.end:
        return
    sentence = page.sentence(dash.end())
    end = min(sentence.end, dash.end() + REACH)
    if "\n" in dash.group():
        # A line of its own below the quotation names its speaker: "— Holm".
        if 0 < len(text[dash.end() : end].split()) <= MOST_LABEL and text[dash.end()].isupper():
            yield Draft((said,), (Span(dash.end(), end),), method=METHOD)
        return
    if how := _HOW.match(text, dash.end(), end):
        source = Span(*how.span(1))
        yield Draft((said,), (source,), (Span(*how.span(2)),), method=METHOD)
        return
    again = _BETWEEN.search(text, dash.end(), end)
    if again is not None:
        if following := page.stretch(_WHITE.match(text, again.end()).end()):  # type: ignore[union-attr]
            named = _who(text, dash.end(), again.start())
            if named and following.start < end:
                yield Draft((said, inner(text, following)), (named,), method=METHOD)
        return
    if _sentence_like(text, said) and (alone := _who(text, dash.end(), end)):
        yield Draft((said,), (alone,), method=METHOD)


def _between_dashes(page: Page, sentence: Span, stretch: Quotation) -> Iterator[Draft]:
    """The minister — “…” — left; patience — “…,” in the words of Elin Sorge — is rare."""
    text = page.text
    opening = re.compile(rf"{_DASH}\s*$").search(text, max(sentence.start, stretch.start - 4), stretch.start)
    closing = _BETWEEN.search(text, stretch.end, min(sentence.end, stretch.end + REACH))
    said = inner(text, stretch)
    if opening is None or closing is None:
        return
    tail = Span(stretch.end, closing.start())
    if words := _IN_WORDS.fullmatch(text, *tail):
        yield Draft((said,), (Span(*words.span(2)),), (Span(*words.span(1)),), method=METHOD)
    elif put := _AS_PUT.fullmatch(text, *tail):
        yield Draft((said,), (Span(*put.span(1)),), (Span(*put.span(2)),), method=METHOD)
    elif not text[slice(*tail)].strip(" ,") and _sentence_like(text, said):
        source = trim(text, sentence.start, opening.start())
        printed = text[slice(*source)]
        if len(printed.split()) > MOST_LABEL:
            return
        if noun_phrases.speaker_like(printed) or noun_phrases.is_name(printed):
            yield Draft((said,), (source,), method=METHOD)


def _of_colon(page: Page, sentence: Span, colon: int) -> Iterator[Draft]:
    """Ada Holm, a baker: “…”; Holm on the levy: “…”; its message to shareholders: …."""
    text = page.text
    label = trim(text, sentence.start, colon)
    start = _WHITE.match(text, colon + 1).end()  # type: ignore[union-attr]
    if label.end - label.start > REACH or start >= sentence.end:
        return
    stretch = page.stretch(start)
    quoted = stretch is not None and stretch.start == start
    content = Span(start, sentence.end)
    if quoted and stretch and not text[stretch.end : sentence.end].strip():
        content = inner(text, stretch)
    if text[label.start] == "@" and _HANDLE.fullmatch(text, *label):
        # A post goes on to the end of its paragraph.
        yield Draft((Span(start, page.paragraphs[page.paragraph(start) or 0].end),), (label,), method=METHOD)
        return
    if content.start >= content.end:
        return
    yield from _labelled(text, label, content, quoted)


def _labelled(text: str, label: Span, content: Span, quoted: bool) -> Iterator[Draft]:
    printed = text[slice(*label)]
    if any(mark in printed for mark in '“”"«»„') or noun_phrases.ends_in_verb(printed) or noun_phrases.opens(printed):
        return
    if possessed := _POSSESSED.fullmatch(text, *label):
        if noun_phrases.is_message(possessed["noun"]) and not noun_phrases.has_verb(possessed["owner"]):
            yield Draft((content,), (Span(*possessed.span("owner")),), (Span(*possessed.span("noun")),), method=METHOD)
            return
    elif (of := _OF.fullmatch(text, *label)) and noun_phrases.is_message(of["noun"]):
        if not noun_phrases.has_verb(of["owner"]) and not noun_phrases.ends_in_verb(printed):
            yield Draft((content,), (Span(*of.span("owner")),), (Span(*of.span("noun")),), method=METHOD)
        return
    topic = _TOPIC.search(text, *label)
    source = Span(label.start, topic.start()) if topic and quoted else label
    name = text[slice(*source)]
    if not quoted and len(name.split()) > MOST_BARE:
        return
    if not quoted and (len(text[slice(*content)].split()) < MIN_STATEMENT or text[content.end - 1] not in ".!"):
        return
    named = quoted and noun_phrases.is_name(name.partition(",")[0]) and not noun_phrases.has_verb(name)
    if named or noun_phrases.speaker_like(name, papers=quoted):
        yield Draft((content,), (source,), method=METHOD)


def _message_between_dashes(page: Page, sentence: Span) -> Iterator[Draft]:
    """The verdict of the jury — guilty — came late; her answer — no — came at once."""
    first = _BETWEEN.search(page.text, sentence.start, min(sentence.end, sentence.start + REACH))
    second = first and _BETWEEN.search(page.text, first.end(), min(sentence.end, first.end() + REACH))
    if not first or not second or page.stretch(first.end()):
        return
    label = trim(page.text, sentence.start, first.start())
    found = _OF.fullmatch(page.text, *label) or _POSSESSED.fullmatch(page.text, *label)
    if found and noun_phrases.is_message(found["noun"]):
        content = Span(first.end(), second.start())
        yield Draft((content,), (Span(*found.span("owner")),), (Span(*found.span("noun")),), method=METHOD)


def _statement_dash(page: Page, sentence: Span) -> Iterator[Draft]:
    """Three more wells are dry – regional water board. A bare name of office after the only dash of the sentence."""
    text = page.text
    dashes = [*_SPACED_DASH.finditer(text, sentence.start, min(sentence.end, sentence.start + REACH))]
    if len(dashes) != 1 or page.stretches_in(sentence):
        return
    (dash,) = dashes
    statement, who = Span(sentence.start, dash.start()), trim(text, dash.end(), sentence.end)
    printed = text[slice(*who)].rstrip(".")
    first, last = printed.split()[:1], printed.split()[-1:]
    if len(text[slice(*statement)].split()) < MIN_STATEMENT or not first or len(printed.split()) > 5:
        return
    bare = first[0].lower() not in {"the", "a", "an", "his", "her", "its", "their", "our", "my", "and", "or", "not"}
    if bare and "," not in printed and noun_phrases.is_speaker_noun(last[0]) and noun_phrases.speaker_like(printed):
        yield Draft((statement,), (Span(who.start, who.start + len(printed)),), method=METHOD)


def find(page: Page) -> list[Draft]:
    """Attributions by a colon or a dash, in reading order."""
    found: list[Draft] = []
    for stretch in page.stretches:
        if stretch.closed:
            found.extend(_after_quotation(page, stretch))
    for sentence in page.sentences:
        text = page.text
        colon = text.find(":", sentence.start, min(sentence.end, sentence.start + REACH))
        if colon > sentence.start and page.stretch(colon) is None and text[colon + 1 : colon + 2].isspace():
            found.extend(_of_colon(page, sentence, colon))
        for stretch in page.stretches_in(sentence):
            if stretch.closed:
                found.extend(_between_dashes(page, sentence, stretch))
        found.extend(_message_between_dashes(page, sentence))
    for paragraph in page.paragraphs:
        found.extend(_statement_dash(page, page.sentence(paragraph.start)))
    return sorted(found, key=lambda draft: min(draft.content))
