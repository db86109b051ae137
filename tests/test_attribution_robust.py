"""Hostile text through the shipped model and the shapes of a text: nothing raises, every span slices back.

What is read once must not be read again for each item: those tests count what is looked at, never time.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.attribution.extract import Extraction, dump, extract, load
from pipelines.attribution.record import Attribution, clean
from pipelines.attribution.tagger import Reading, Tagger
from pipelines.attribution.tags import TagSpan
from pipelines.text import (
    Span,
    containing,
    paragraphs,
    places,
    quotations,
    quoted_words,
    sentences,
    trim,
    words,
)

# What a text is built from: words that attribute, marks of every kind, and what breaks naive readers.
PIECES = st.sampled_from(
    [
        *("Mara Holm", "the mayor", "who", "he", "officials", "Veldt", "Ölmé"),
        *("said", "told", "denied", "according to", "was confirmed to", "by", "that", "said that", "tweeted:"),
        *("the boats left", "nobody stayed", "we will not leave the harbour", "a", "U.S.", "5 p.m.", "3.5"),
        *"“”„‟«»＂\"'‘’‚`",
        *("``", "''", "”“", "“““", "'''", '""""', "›", "‹", "「", "」"),
        *" .,:;!?…—–-()[]_",
        *("\n", "\n\n", "\n \n", "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u00a0", "\u2028", "\u2029", "\u3000"),
        *("\x00", "\x07", "\x1b", "\x7f", "\ud800", "\udfff", "\ud83d\ude00", "\ufffd", "\ufeff", "\U0010ffff"),
        *("\u0301", "e\u0301\u0327", "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u00ad"),
        *("👩\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "🙂", "قال", "אמר", "说", "ﬁ", "İ", "ß", "ſaid", "Ⅻ", "١٢"),
    ]
)
HOSTILE = st.one_of(
    st.lists(PIECES, max_size=80).map(" ".join),
    st.lists(st.one_of(PIECES, st.characters()), max_size=150).map("".join),
    st.builds(lambda piece, count: piece * count, PIECES, st.integers(0, 200)),
)
FIXED = {
    "nothing": "",
    "spaces": " " * 1000,
    "newlines": "\n" * 1000,
    "no-break spaces in a line": "Holm left\n" + "\u00a0" * 1000,
    "one character": "a" * 1000,
    "combining": "e" + "\u0301" * 600,
    "NULs": "Holm said\x00 that\x00 she left\x00." * 40,
    "lone surrogates": "“\ud800,” \udfff said \ud83d\ude00. " * 40,
    "surrogates as a cue": "“We will not leave the harbour” \ud83d\ude00 Mara Holm.",
    "right to left": "\u202e“We will not leave the harbour,” Mara Holm said.\u202c\u200f " * 10,
    "emoji": "👩\u200d👩\u200d👧: “We will not leave,” said 🏳\ufe0f\u200d🌈 on Monday. " * 20,
    "opening marks": "“" * 400,
    "closing marks": "Holm said " + "”" * 400,
    "marks of every kind": "“”„‟«»＂\"'‘’‚``''" * 25,
    "single marks": "‘a " * 100 + "'b " * 100,
    "stops": "." * 300 + "”" * 300,
    "stops apart": ". " * 300,
    "initials": "A. B. " * 80,
    "line separators": "Holm said “we left.”\u2028“We did,”\x85he added.\u2029\x0b\x0c\x1c" * 20,
    "carriage returns": "Holm said that they left.\r\n\r\n“We did,” she added.\r" * 20,
    "cues only": "said that " * 150,
    "passives": "was confirmed to by " * 60,
    "relatives": "Holm said she called Strome, " + "who said she called Strome, " * 20,
    "open quotations": "“We left,” Holm said. “Then\n\n" + "“and then\n\n" * 40,
    "cut word": "Holm said that " + "harbour" * 400 + " left, she added",
}


def check_attributions(text: str, found: list[Attribution]) -> None:
    for number, item in enumerate(found):
        assert item.content
        for span in (*item.content, *item.source, *item.cue, *item.addressee):
            assert 0 <= span.start < span.end <= len(text) and text[slice(*span)].strip()
        assert item.quote_type in {"direct", "indirect", "mixed"} and 0 <= item.confidence <= 1
        if item.parent is None:
            assert item.depth == 0
        else:  # what stands in another comes after it, so no chain of parents runs in a circle
            assert 0 <= item.parent < number and item.depth == found[item.parent].depth + 1
    for parent in {item.parent for item in found}:
        starts = [min((*item.content, *item.source, *item.cue)).start for item in found if item.parent == parent]
        assert starts == sorted(starts)
    assert load(dump(Extraction(found, []))).attributions == found


@settings(max_examples=60)
@given(HOSTILE)
def test_any_text_is_read(tagger: Tagger, text: str) -> None:
    check_attributions(text, extract(text, tagger))


@pytest.mark.parametrize("name", FIXED)
def test_hostile_text_is_read(tagger: Tagger, name: str) -> None:
    check_attributions(FIXED[name], extract(FIXED[name], tagger))


def test_what_reads_nothing_into_hostile_text_still_reads_the_plain_sentence_beside_it(tagger: Tagger) -> None:
    for junk in ("\x00\x1b\ud800", "\u202e\u200f", "“" * 50, "👩\u200d👩\u200d👧"):
        text = f"“We will not leave the harbour,” Mara Holm said on Monday.\n\n{junk}"
        found = [item for item in extract(text, tagger) if item.cue and item.depth == 0]
        assert text[slice(*found[0].content[0])] == "We will not leave the harbour", junk
        assert text[slice(*found[0].source[0])] == "Mara Holm", junk


def check_disjoint(text: str, spans: list[Span]) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


@settings(max_examples=300)
@given(HOSTILE)
@example(FIXED["line separators"])
@example(FIXED["single marks"])
def test_the_shapes_of_any_text(text: str) -> None:
    found, lines, periods, stretches = words(text), paragraphs(text), sentences(text), quotations(text)
    for spans in (found, lines, periods, [Span(start, end) for start, end, _ in stretches]):
        check_disjoint(text, spans)
        assert all("\n" not in text[start:end] and text[start:end].strip() for start, end in spans)
    covered = "".join(text[start:end] for start, end in found)
    assert covered == "".join(text.split()), "every character but white space belongs to one word"
    assert "".join(text[start:end].strip() for start, end in lines) == "".join(map(str.strip, text.split("\n")))
    for spans in (lines, periods):
        assert all(trim(text, *span) == span for span in spans)
        assert all(containing(spans, word.start) is not None for word in found)
    assert all(containing(lines, s.start) == containing(lines, s.end - 1) for s in (*periods, *stretches))
    for start, end, closed in stretches:
        own = lines[containing(lines, start) or 0]
        assert text[start] in "“”„‟«»＂\"'‘’‚`"
        assert text[end - 1] in "“”„‟«»＂\"'’`" if closed else end == own.end or text[end] in "“”„‟«»＂\"'`"
    assert list(quoted_words(text, found)) == [containing(stretches, word.start) is not None for word in found]


@given(HOSTILE, st.data())
def test_words_of_a_part_are_the_words_of_its_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert words(text, start, end) == [Span(a + start, b + start) for a, b in words(text[start:end])]


@given(st.lists(st.integers(0, 60), unique=True).map(sorted), st.lists(st.integers(-2, 62)).map(sorted))
def test_places_says_what_containing_says(edges: list[int], positions: list[int]) -> None:
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    assert list(places(spans, positions)) == [containing(spans, position) for position in positions]
    for position in positions:
        held = [index for index, (start, end) in enumerate(spans) if start <= position < end]
        assert containing(spans, position) == (held[0] if held else None)


@given(HOSTILE, st.data())
def test_clean_stays_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = clean(text, start, end)
    assert start <= cut.start <= cut.end <= end
    assert cut == trim(text, *cut) or not text[slice(*cut)].strip()


class _Counted(str):
    """A text that counts how many characters are sliced out of it."""

    sliced = 0

    def __getitem__(self, key: object) -> str:
        part = str.__getitem__(self, key)  # type: ignore[index]
        _Counted.sliced += len(part)
        return part


@pytest.mark.parametrize("unit", ["He left. Mr. Holm left. ", "‘a ", "'a 'b ", "A. ", "x.”' "])
def test_shapes_slice_each_character_a_few_times(unit: str) -> None:
    sliced = []
    for count in (200, 2000):
        _Counted.sliced = 0
        text = _Counted(unit * count)
        sentences(text), quotations(text), paragraphs(text)
        sliced.append(_Counted.sliced)
    assert sliced[1] <= 12 * sliced[0]


@pytest.mark.parametrize("unit", ["\u00a0", ".", ".”", "!" * 500 + "”" * 500 + "x", "'a", "“", "a"])
def test_long_runs_are_read_to_their_end(unit: str) -> None:
    """A pattern that tries again from each character of a run would be at it for hours."""
    text = "Holm left\n" + unit * (200_000 // len(unit))
    assert sentences(text)[0] == paragraphs(text)[0] == (0, 9)
    assert all(start >= 10 for start, _, _ in quotations(text))


class _Scripted:
    """Stands where the tagger does: `count` passive attributions of the whole text, none of a part of it."""

    UNIT = "was told to Holm that boats left and then "

    def __init__(self, count: int) -> None:
        self.count = count
        self.text = self.UNIT * count

    def read(self, text: str, at: Sequence[Span] | None = None, pronouns: bool = True) -> Reading:
        at = words(text) if at is None else at
        if len(text) < len(self.text):
            return Reading([[], []], [])
        parts = (("cue", 0, 2), ("source", 3, 3), ("content", 4, 6))
        firsts = range(0, len(at), len(self.UNIT.split()))
        found = [TagSpan(role, first + low, first + high, 1.0) for first in firsts for role, low, high in parts]
        return Reading([found, []], [])


def test_extraction_slices_each_character_a_few_times() -> None:
    sliced = []
    for count in (50, 500):
        _Counted.sliced = 0
        script = _Scripted(count)
        assert len(extract(_Counted(script.text), script)) == count  # type: ignore[arg-type]
        sliced.append(_Counted.sliced)
    assert sliced[1] <= 12 * sliced[0]
