"""The attribution stage: decoding, linking, cleaning, extraction with the shipped model, times, rows."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import sample
from pipelines.attribution import cues, table
from pipelines.attribution.extract import _agent, dump, extract, load, read
from pipelines.attribution.features import WINDOW, encode, windows
from pipelines.attribution.record import clean
from pipelines.attribution.tagger import Tagger
from pipelines.attribution.tags import BEGIN, Field, allowed, opens
from pipelines.attribution.times import resolve as times
from pipelines.encoder import tokenizer
from pipelines.text import Span

PUBLISHED = datetime(2031, 3, 4, 9, tzinfo=UTC)  # a Tuesday

FREE = {"transitions": np.zeros((7, 7)), "start": np.zeros(7), "end": np.zeros(7)}


@given(st.lists(st.lists(st.floats(-9, 9), min_size=7, max_size=7), max_size=30), st.integers(0, 30))
def test_decoded_spans_are_disjoint_and_respect_paragraphs(rows: list[list[float]], border: int) -> None:
    emissions = np.array(rows, dtype=np.float32).reshape(-1, 7)
    border = min(border, len(rows))
    spans = Field(FREE).spans(emissions, [(0, border), (border, len(rows))])
    assert all(one.last < other.first for one, other in pairwise(spans))
    assert all(0 <= span.first <= span.last < len(rows) and 0 <= span.probability <= 1 for span in spans)
    assert not any(span.first < border <= span.last for span in spans)


def test_the_field_agrees_with_the_enumeration_of_all_paths() -> None:
    chance = np.random.default_rng(5)
    learned = {
        "transitions": chance.normal(size=(7, 7)),
        "start": chance.normal(size=7),
        "end": chance.normal(size=7),
    }
    emissions = 2 * chance.normal(size=(9, 7)).astype(np.float32)
    # The middle chain is the one enumerated; its neighbours are of other lengths.
    found = [span for span in Field(learned).spans(emissions, [(0, 2), (2, 6), (6, 9)]) if 2 <= span.first < 6]
    weights = {}
    for path in product(range(7), repeat=4):
        if opens(path[0]) and all(allowed(a, b) for a, b in pairwise(path)):
            score = learned["start"][path[0]] + learned["end"][path[-1]]
            score += sum(emissions[2 + index, tag] for index, tag in enumerate(path))
            weights[path] = np.exp(score + sum(learned["transitions"][a, b] for a, b in pairwise(path)))
    assert found
    for span in found:
        begin = BEGIN[span.role]
        held = 0.0
        for path, weight in weights.items():
            first, last = span.first - 2, span.last - 2
            inside = all(tag == begin + 1 for tag in path[first + 1 : last + 1])
            held += weight * (path[first] == begin and inside and path[last + 1 : last + 2] != (begin + 1,))
        assert span.probability == pytest.approx(held / sum(weights.values()), rel=1e-3)


def test_likely_edges_win_over_the_best_path() -> None:
    # Two words that are content for sure; that the second opens a span of its own is less likely than that it goes on.
    emissions = np.full((2, 7), -20.0, dtype=np.float32)
    emissions[0, 5] = emissions[1, 6] = 0.0
    emissions[1, 5] = -1.0
    (span,) = Field(FREE).spans(emissions, [(0, 2)])
    assert (span.role, span.first, span.last) == ("content", 0, 1)
    assert span.probability == pytest.approx(1 / (1 + np.exp(-1)), abs=1e-4)


def test_a_window_holds_whole_paragraphs_and_decides_each_piece_once() -> None:
    text = "\n".join(" ".join(["word"] * size) for size in (100, 100, 100, 700, 3, 300))
    pieces = encode(text, tokenizer())
    found = windows(pieces)
    decided = [index for window in found for index in range(window.core_start, window.core_end)]
    assert decided == sorted(set(decided))
    assert set(decided) >= set(np.flatnonzero(pieces.word >= 0).tolist())
    assert all(window.end - window.start <= WINDOW - 2 for window in found)
    assert found[0].end == 201  # two paragraphs and the break between them


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,”", "We stay"),
        ("“We stay.”", "We stay"),
        (" that they stay, ", "that they stay"),
        ("a “deliberate act” of war", "a “deliberate act” of war"),
        ("“no indication” of a landing", "“no indication” of a landing"),
        ("hours ”if necessary.”", "hours ”if necessary.”"),
        ("from the U.S.", "from the U.S."),
        ("Will they stay?", "Will they stay?"),
        ("‘Our fleet stayed,’", "Our fleet stayed"),
        ("‘Our fleet stayed.’", "Our fleet stayed"),
        ("the ‘strongman’ stayed", "the ‘strongman’ stayed"),
        ("“", ""),
    ],
)
def test_clean(text: str, expected: str) -> None:
    span = clean(text, 0, len(text))
    assert text[span.start : span.end] == expected


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("has repeatedly denied", "deny"),
        ("according to", "according to"),
        ("told reporters", "tell"),
        ("said in a statement", "say"),
        ("told reporters on a call", "tell"),
        ("a claim", "claim"),
        ("apologised", "apologize"),
        (":", ":"),
    ],
)
def test_cue_lemma(cue: str, lemma: str) -> None:
    assert cues.lemma(cue) == lemma


@given(st.integers(0, 4000))
def test_windows_decide_every_piece_once(count: int) -> None:
    text = "word " * count
    pieces = encode(text, tokenizer())
    decided = [index for window in windows(pieces) for index in range(window.core_start, window.core_end)]
    assert decided == list(range(len(pieces.ids)))
    assert all(window.end - window.start <= WINDOW - 2 for window in windows(pieces))


SENTENCES = [
    (
        "“We will not leave the harbour,” Mayor Ilse Marrow said on Monday.",
        ("Mayor Ilse Marrow", "said", "We will not leave the harbour", "direct"),
    ),
    (
        "Defence officials said that two boats had crossed the strait.",
        ("Defence officials", "said", "two boats had crossed the strait", "indirect"),
    ),
    (
        "The strike will end by Friday, according to the dockers’ union.",
        ("the dockers’ union", "according to", "The strike will end by Friday", "indirect"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_plain_sentences(tagger: Tagger, text: str, expected: tuple[str, str, str, str]) -> None:
    found = [item for item in extract(text, tagger) if item.depth == 0]
    assert len(found) == 1

    def part(spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(text[start:end] for start, end in spans)

    source, cue, content, kind = expected
    # A leading "that" is in the content for most annotators of the training corpus, and out of it for some.
    assert (part(found[0].source), found[0].quote_type) == (source, kind)
    assert part(found[0].content).removeprefix("that ") == content
    assert cue in part(found[0].cue)


def test_the_agent_of_a_passive_cue_is_the_source() -> None:
    text = "The crossing was confirmed to the public by Vitaly Korvenko, spokesman for the coast guard. More later"
    cue, source = Span(13, 29), Span(30, 40)
    assert (text[13:29], text[30:40]) == ("was confirmed to", "the public")
    found = _agent(text, [cue], [source], len(text))
    assert found is not None
    assert text[found.start : found.end] == "Vitaly Korvenko, spokesman for the coast guard"
    assert _agent(text, [Span(13, 26)], [source], len(text)) is None


HOSTILE = st.text(
    st.one_of(st.sampled_from("said told “”\"'’ \n.,:\u00a0\u200f\u0301\x00\x1b🙂"), st.characters()), max_size=300
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_any_text_is_read_and_slices_back(text: str) -> None:
    found = read(text, _tagger())
    for item in found.attributions:
        spans = (*item.content, *item.source, *item.cue, *item.addressee)
        assert item.content and all(0 <= start < end <= len(text) for start, end in spans)
        assert item.parent is None or item.parent < len(found.attributions)
    for pronoun, word, weight in found.antecedents:
        assert 0 <= word.start < word.end <= pronoun.start < pronoun.end <= len(text) and 0 < weight <= 1.001
    assert load(dump(found)) == found


_CACHED: list[Tagger] = []


def _tagger() -> Tagger:
    if not _CACHED:
        _CACHED.append(Tagger())
    return _CACHED[0]


def test_no_content_runs_over_a_paragraph_break(tagger: Tagger) -> None:
    text = "Orlath says that the boats left and will not return\n\n“The boats are still there,” the assembly said."
    for item in extract(text, tagger):
        assert all("\n" not in text[start:end] for start, end in item.content)


def test_an_open_quotation_goes_on_in_the_next_paragraph(tagger: Tagger) -> None:
    text = "“We counted twelve boats,” Korvenko said. “They came at night.\n\n“And they left without a word.”"
    contents = [item for item in extract(text, tagger) if item.cue]
    joined = " ".join(text[start:end] for start, end in contents[0].content)
    assert "without a word" in joined


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Tuesday", (3, 4), (3, 4)),
        ("on Sunday", (3, 2), (3, 2)),
        ("late Monday", (3, 3), (3, 3)),
        ("will meet on Wednesday", (3, 5), (3, 5)),
        ("over the weekend", (3, 1), (3, 2)),
        ("last week", (2, 24), (3, 2)),
        ("Feb. 28", (2, 28), (2, 28)),
        ("on 6 March", (3, 6), (3, 6)),
        ("yesterday", (3, 3), (3, 3)),
        ("last month", (2, 1), (2, 28)),
    ],
)
def test_times(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    found = times.resolve(text, PUBLISHED)
    assert found is not None
    assert (found.start.month, found.start.day) == first and (found.end.month, found.end.day) == last


@pytest.mark.parametrize("text", ["", "in the morning", "Feb. 31", "0 May", "on 99 March"])
def test_no_time(text: str) -> None:
    assert times.resolve(text, PUBLISHED) is None


def test_a_bare_weekday_needs_a_publication_date() -> None:
    assert times.resolve("on Tuesday", None) is None
    assert times.resolve("on March 4, 2031", None) is not None


def test_rows_take_the_time_of_saying_beside_the_cue(tagger: Tagger) -> None:
    text = "The union said on Sunday that the strike would end on Friday."
    (row,) = [r for r in table.rows("a_1", text, None, PUBLISHED, extract(text, tagger)) if r["depth"] == 0]
    assert row["said_from"] == datetime(2031, 3, 2, tzinfo=UTC)
    assert row["event_from"] == datetime(2031, 3, 7, tzinfo=UTC)


# What the shipped model must reach on our own gold: what `python -m benchmarks.sample` printed, less two points.
SAMPLE_FLOORS = {"source": 0.86, "cue": 0.80, "content": 0.82}


def test_the_shipped_model_on_our_own_gold(tagger: Tagger) -> None:
    scores = sample.scores(tagger)
    assert all(scores[role] >= floor for role, floor in SAMPLE_FLOORS.items()), scores
