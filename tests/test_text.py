"""Words, sentences, paragraphs and quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import containing, paragraphs, quotations, quoted_words, sentences, words

MARKS = st.text(st.sampled_from("ab c.,!\n“”\"'‘’«»`\u00a0\u200b\u202eÉ̆🙂"), max_size=200)


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” she said. “We do.”", ["“We stay,”", "“We do.”"]),
        ('"We stay," she said.', ['"We stay,"']),
        ("‘We stay,’ said the admiral. The sailors’ boats left.", ["‘We stay,’"]),
        ("The end of everything,“ he said.", []),
        ("“The end of everything,“ he said.", ["“The end of everything,“"]),
        ("It could be ready within hours ”if necessary.” Nobody asked.", ["”if necessary.”"]),
        ("«We stay», she said.", ["«We stay»"]),
        ("``We stay,'' she said.", ["``We stay,''"]),
        ("“First paragraph.\n\n“Second one,” she said.", ["“First paragraph.", "“Second one,”"]),
        ("It wasn't the captain's boat, the crew's lawyer says.", []),
    ],
)
def test_marks_of_every_kind_and_direction(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    stretches = quotations("“We stay.\n\nNobody left.")
    assert [(s.start, s.end, s.closed) for s in stretches] == [(0, 9, False)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Venn met Gen. Orlo at 5 p.m. on Monday. He left.", 2),
        ("The U.S. Navy left. The boats stayed.", 2),
        ("It came from the U.S. The boats stayed.", 2),
        ("“We stay.” “We do not.” They left!", 3),
        ("Prices rose 3.5 percent. J. R. Venn said so.", 2),
        ("No end here", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_newline_ends_a_sentence_and_a_paragraph() -> None:
    text = "A headline without a stop\n\nThe first line\nThe second"
    assert [text[s:e] for s, e in sentences(text)] == [text[s:e] for s, e in paragraphs(text)]


def test_quoted_words_follow_the_marks() -> None:
    text = "He said “no” twice"
    assert list(quoted_words(text, words(text))) == [False, False, True, True, True, False]


@given(MARKS)
def test_spans_are_ordered_disjoint_and_inside(text: str) -> None:
    for spans in (words(text), paragraphs(text), sentences(text), [q[:2] for q in quotations(text)]):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))


@given(MARKS)
def test_every_word_lies_in_a_sentence(text: str) -> None:
    found = sentences(text)
    assert all(containing(found, word.start) is not None for word in words(text))


def test_long_runs_of_marks_take_linear_time() -> None:
    text = "“" * 20_000 + "‘a" * 2_000
    assert quotations(text)
