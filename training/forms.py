"""Synthetic paragraphs in forms that PolNeAR has too few of, put together from its own training contents and sources.

Headlines, transcripts, quotations over several paragraphs or without a source, scare quotes, and attributions inside
attributions. Evaluation sets are never read here. No tensors.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipelines.text import Span, paragraphs, quotations, sentences, words
from training.polnear import GoldArticle, GoldAttribution, Layers

NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov)\. )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}")
PRONOUNS = frozenset("he she it they we i you who that which this these those him her them".split())
SAYING = frozenset("said says told added say saying wrote noted".split()) | {"has said", "also said", "has told"}
ADDRESSEES = ("reporters", "the newspaper", "lawmakers", "the court", "the Senate", "a news conference", "supporters")
OUTER_CUES = ("said", "said", "said", "has said", "added", "says", "confirmed", "argued", "told {}", "told {}")
HEADLINE_CUES = ("says", "say", "warns", "claims", "insists", "admits", "believes")
DENIALS = ("denies", "rejects claim", "dismisses claim that", "denied")
MONOLOGUE = (2, 4)


class Part(NamedTuple):
    """A stretch of a synthetic paragraph, its role, and the roles of stretches inside it, by their place in it."""

    text: str
    role: str | None = None
    inner: tuple[tuple[str, int, int], ...] = ()


class Pool(NamedTuple):
    """What the synthetic paragraphs are made of; `attributed` are whole sentences with the one attribution in each."""

    statements: list[str]
    speeches: list[list[str]]
    sources: list[str]
    names: list[str]
    narration: list[str]
    attributed: list[Part]


def _bare(text: str) -> str:
    return text.strip(" \n\"“”'‘’.,;:").removeprefix("that ")


def _attributions(article: GoldArticle) -> Iterator[tuple[str, str, str]]:
    """Source, cue and content of the attributions that have exactly one of each."""
    for item in article.attributions:
        if len(item.source) == len(item.cue) == len(item.content) == 1:
            source, cue, content = (article.text[slice(*part[0])] for part in item)
            yield source, cue, content


def pool(articles: Iterable[GoldArticle]) -> Pool:
    """Collect the material of `articles`."""
    found = Pool([], [], [], [], [], [])
    for article in articles:
        stretches = quotations(article.text)
        taken = sorted(span for item in article.attributions for part in item for span in part)
        for source, cue, content in _attributions(article):
            own = source.lower().split()
            if "\n" in source + content or not own:
                continue
            if own[0] not in PRONOUNS and len(own) <= 10:
                found.sources.append(source.strip(" ,"))
                if len(own) <= 4 and NAME.fullmatch(source):
                    found.names.append(source)
            if cue.lower() not in SAYING:
                continue
            marks = [mark for mark in content if mark in '"“”‘']
            if not marks and 5 <= len(content.split()) <= 35:
                found.statements.append(_bare(content))
            elif len(marks) == 2 and content[0] in '"“' and len(content.split()) >= 6:
                speech = _bare(content)
                found.speeches.append([speech[start:end] for start, end in sentences(speech)])
        for paragraph in paragraphs(article.text):
            inside = [span for span in taken if span.start < paragraph.end and paragraph.start < span.end]
            inside += [span for span in stretches if span.start < paragraph.end and paragraph.start < span.end]
            text = article.text[slice(*paragraph)]
            if not inside and 8 <= len(text.split()) <= 60:
                found.narration.append(text)
        found.attributed.extend(_whole_sentences(article))
    return found


def _whole_sentences(article: GoldArticle) -> Iterator[Part]:
    """Sentences without quotation marks that hold one attribution, from its source on; without their stop."""
    bounds = sentences(article.text)
    for item in article.attributions:
        spans = sorted(span for part in item for span in part)
        home = [bound for bound in bounds if bound.start <= spans[0].start and spans[-1].end <= bound.end]
        if not home or not item.source or not item.cue or len(item.content) != 1:
            continue
        bound = home[0]
        text = article.text[slice(*bound)]
        named = article.text[slice(*item.source[0])].lower() not in PRONOUNS
        begins = item.source[0].start <= home[0].start + 2
        plain = text.endswith(".") and not re.search('["“”‘]', text) and 6 <= len(text.split()) <= 40
        alone = sum(bound.start <= other.cue[0].start < bound.end for other in article.attributions if other.cue) == 1
        if named and begins and plain and alone:
            roles = zip(("source", "cue", "content"), item, strict=True)
            inner = ((role, s.start - bound.start, s.end - bound.start) for role, part in roles for s in part)
            yield Part(text[:-1], "content", tuple((r, a, min(b, len(text) - 1)) for r, a, b in inner))


_OPENER = re.compile(r"(?:The|A|An|In|On|There|It|He|She|They|We|This|Most|Some)\b")


def _low(text: str) -> str:
    """The text as it stands inside a sentence: a capital that only the sentence gave it is lost."""
    return text[0].lower() + text[1:] if _OPENER.match(text) else text


def _high(text: str) -> str:
    return text[0].upper() + text[1:]


def _cue(chance: random.Random) -> str:
    return chance.choice(OUTER_CUES).format(chance.choice(ADDRESSEES))


def _cue_parts(cue: str) -> list[Part]:
    """The cue and, outside of it, the addressee."""
    verb, _, rest = cue.partition("told ")
    return [Part("told", "cue"), Part(" " + rest)] if rest and not verb else [Part(cue, "cue")]


def headline(stock: Pool, chance: random.Random) -> list[list[Part]]:
    source, statement = _high(chance.choice(stock.names)), chance.choice(stock.statements)
    quote = " ".join(chance.choice(stock.speeches)[0].split()[:9]).rstrip(",;")
    form = chance.randrange(6)
    if form == 0:
        parts = [Part(source, "source"), Part(":", "cue"), Part(" "), Part(_high(statement), "content")]
    elif form == 1:
        cue = chance.choice(HEADLINE_CUES)
        parts = [Part(_high(statement), "content"), Part(", "), Part(source, "source"), Part(" "), Part(cue, "cue")]
    elif form == 2:
        cue = chance.choice(HEADLINE_CUES)
        parts = [Part(source, "source"), Part(" "), Part(cue, "cue"), Part(" "), Part(_low(statement), "content")]
    elif form == 3:
        parts = [Part(source, "source"), Part(":", "cue"), Part(" "), Part(f"‘{quote}’", "content")]
    elif form == 4:
        parts = [Part(f"‘{quote}’", "content"), Part(": "), Part(source, "source")]
    else:
        cue = chance.choice(DENIALS)
        parts = [Part(source, "source"), Part(" "), Part(cue, "cue"), Part(" "), Part(_low(statement), "content")]
    if chance.random() < 0.3:
        second = [Part(chance.choice(stock.names), "source"), Part(" "), Part(chance.choice(HEADLINE_CUES), "cue")]
        parts += [Part("; "), *second, Part(" "), Part(_low(chance.choice(stock.statements)), "content")]
    if chance.random() < 0.5:
        parts = [Part(re.sub(r"\b[a-z](?=[a-z]{3})", lambda m: m.group().upper(), p.text), p.role) for p in parts]
    return [parts]


def transcript(stock: Pool, chance: random.Random) -> list[list[Part]]:
    speakers = [chance.choice(stock.names) for _ in range(2)]
    if chance.random() < 0.3:
        speakers = ["Q", "A"]
    elif chance.random() < 0.6:
        speakers = [name.upper() for name in speakers]
    turns = []
    for number in range(chance.randint(2, 5)):
        speech = " ".join(chance.choice(stock.speeches))
        name, mark = speakers[number % 2], "." if speakers[0] == "Q" and chance.random() < 0.5 else ":"
        turns.append([Part(name, "source"), Part(mark, "cue"), Part(" "), Part(_high(speech) + ".", "content")])
    return turns


def floating(stock: Pool, chance: random.Random) -> list[list[Part]]:
    """One speech over several paragraphs: an opening mark in each, a closing one at the end."""
    blocks = [_high(" ".join(chance.choice(stock.speeches))) for _ in range(chance.randint(*MONOLOGUE))]
    source = chance.choice(stock.sources)
    first = [Part(f"“{blocks[0]}", "content")]
    last = [Part(f"“{blocks[-1]}.”", "content")]
    middle = [[Part(f"“{block}.", "content")] for block in blocks[1:-1]]
    if chance.random() < 0.5:
        opening = [Part(source, "source"), Part(" "), Part("said", "cue"), Part(": "), *first, Part(".")]
        return [opening, *middle, last]
    last = [
        Part(f"“{blocks[-1]},”", "content"),
        Part(" "),
        Part(source, "source"),
        Part(" "),
        Part("said", "cue"),
        Part("."),
    ]
    return [[*first, Part(".")], *middle, last]


def no_source(stock: Pool, chance: random.Random) -> list[list[Part]]:
    return [[Part(f"“{_high(' '.join(chance.choice(stock.speeches)))}.”", "content")]]


def scare(stock: Pool, chance: random.Random) -> list[list[Part]]:
    """Narration with a few words between marks: no attribution."""
    text = chance.choice(stock.narration)
    spans = words(text)
    first = chance.randrange(1, len(spans))
    last = min(len(spans) - 1, first + chance.randrange(3))
    marks = chance.choice(("“”", "‘’", '""'))
    start, end = spans[first].start, spans[last].end
    return [[Part(text[:start] + marks[0] + text[start:end] + marks[1] + text[end:])]]


def according_to(stock: Pool, chance: random.Random) -> list[list[Part]]:
    source, statement = chance.choice(stock.sources), chance.choice(stock.statements)
    if chance.random() < 0.5:
        return [
            [
                Part("According to", "cue"),
                Part(" "),
                Part(source, "source"),
                Part(", "),
                Part(_low(statement), "content"),
                Part("."),
            ]
        ]
    return [
        [
            Part(_high(statement), "content"),
            Part(", "),
            Part("according to", "cue"),
            Part(" "),
            Part(source, "source"),
            Part("."),
        ]
    ]


def _within(part: Part, before: str = "", after: str = "") -> Part:
    """`part` with text around it, which belongs to it."""
    moved = tuple((role, start + len(before), end + len(before)) for role, start, end in part.inner)
    return Part(before + part.text + after, part.role, moved)


def nested(stock: Pool, chance: random.Random) -> list[list[Part]]:
    """A sentence that holds an attribution as the content of another."""
    whole = chance.choice(stock.attributed)
    inner = whole._replace(text=_low(whole.text))
    source, cue = chance.choice(stock.sources), _cue(chance)
    opening = [Part(_high(source), "source"), Part(" "), *_cue_parts(cue), Part(" ")]
    form = chance.randrange(5)
    if form == 0:
        return [[*opening, _within(inner, "that "), Part(".")]]
    if form == 1 and not cue.startswith("told"):
        return [[*opening, inner, Part(".")]]
    if form == 2:
        high = whole._replace(text=_high(whole.text))
        saying = [Part(" "), Part(_low(source), "source"), Part(" "), *_cue_parts(cue), Part(".")]
        return [[_within(high, "“", ",”"), *saying]]
    if form == 3:
        return [[Part("According to", "cue"), Part(" "), Part(source, "source"), Part(", "), inner, Part(".")]]
    met = chance.choice(("he", "she")) + " " + chance.choice(("had called", "had spoken to", "had met", "later asked"))
    told, after = chance.choice((("told", " him "), ("told", " her "), ("said", " "), ("assured", " them ")))
    statement = chance.choice(("", "that ")) + _low(chance.choice(stock.statements))
    before = f"{met} {chance.choice(stock.names)}, "
    content = f"{before}who {told}{after}{statement}"
    who = len(before)
    parts = (
        ("source", who, who + 3),
        ("cue", who + 4, who + 4 + len(told)),
        ("content", len(content) - len(statement), len(content)),
    )
    saying = [Part(_high(source), "source"), Part(" "), Part("said", "cue"), Part(" ")]
    return [[*saying, Part(content, "content", parts), Part(".")]]


FORMS: dict[Callable[[Pool, random.Random], list[list[Part]]], int] = {
    headline: 4,
    transcript: 2,
    floating: 2,
    no_source: 1,
    scare: 3,
    according_to: 1,
    nested: 6,
}  # fmt: skip


def _only(role: str, start: int, end: int) -> GoldAttribution:
    """An attribution of one span, since tags know no links."""
    roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    roles[role].append(Span(start, end))
    return GoldAttribution(**roles)


def _assembled(blocks: Sequence[Sequence[Part]]) -> Layers:
    """The paragraphs as one text."""
    text, outer, inner = "", [], []
    for block in blocks:
        for part in block:
            if part.role:
                outer.append(_only(part.role, len(text), len(text) + len(part.text)))
            inner += [_only(role, len(text) + start, len(text) + end) for role, start, end in part.inner]
            text += part.text
        text += "\n"
    text = text.rstrip("\n")
    return Layers(GoldArticle("synthetic", text, outer), GoldArticle("synthetic", text, inner))


def synthesize(stock: Pool, count: int, chance: random.Random) -> list[Layers]:
    """`count` short texts of the forms, some with narration around them."""
    found = []
    for _ in range(count):
        blocks = chance.choices(list(FORMS), list(FORMS.values()))[0](stock, chance)
        if chance.random() < 0.5:
            blocks = [[Part(chance.choice(stock.narration))], *blocks]
        if chance.random() < 0.5:
            blocks = [*blocks, [Part(chance.choice(stock.narration))]]
        found.append(_assembled(blocks))
    return found
