"""The learned reader of stances and the encoder of statements: shipped weights on plain texts, and how they weigh."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims import weigh
from pipelines.claims.quoted import read_quote
from pipelines.claims.reader import QUESTIONS, STANCES, Question, Reader, Reading, reading
from pipelines.claims.standing import Source
from pipelines.encoder import STATEMENTS, SentenceEncoder
from pipelines.text import quotations


@cache
def reader() -> Reader:
    return Reader()


@cache
def encoder() -> SentenceEncoder:
    return SentenceEncoder(STATEMENTS)


def ask(questions: list[Question]) -> list[Reading]:
    return [reading(reader().scores(question)) for question in questions]


def told(stance: str, **others: str) -> Reading:
    """A reader that is sure of its answers, the first of each question where none is given."""
    chosen = {"stance": stance, **others}
    rows = []
    for question, answers in QUESTIONS.items():
        place = answers.index(chosen[question]) if question in chosen else 0
        rows.append(np.eye(len(answers), dtype=np.float32)[place])
    return Reading(*rows)


@pytest.mark.parametrize(
    ("source", "cue", "content", "stance"),
    [
        ("Mira Holm", "said", "the bridge had been closed since May", "asserts"),
        ("The mayor", "denied", "that he had sold the pier", "denies"),
        ("Mira Holm", "said", "the council had not sold the pier", "denies"),
        ("the ministry", "could not confirm", "that the boats had left", "no_evidence"),
        ("He", "promised", "to rebuild the harbour wall", "commits"),
        ("The union", "demanded", "that the mine be closed", "demands"),
        ("analysts", "expect", "prices to rise next year", "predicts"),
        ("Bo Rask", "admitted", "that he had signed the letter", "confirms"),
        ("Bo Rask", "called", "the plan a disgrace", "none"),
    ],
)
def test_the_shipped_reader_on_plain_quotations(source: str, cue: str, content: str, stance: str) -> None:
    (found,) = ask([(source, cue, content)])
    assert STANCES[int(found.stance.argmax())] == stance
    assert all(abs(float(answers.sum()) - 1) < 1e-4 for answers in found)


def test_the_shipped_encoder_knows_one_claim_from_another() -> None:
    first, passive, other = encoder()(
        ["The council closed the bridge in May.", "The bridge was closed by the council in May.", "The mayor resigned."]
    )
    assert float(first @ passive) > 0.8 > float(first @ other)


def test_a_quotation_is_read_with_the_reader() -> None:
    text = "Mira Holm brushed off the report that the pier was sold."
    at = {"source": (0, 9), "cue": (10, 21), "content": (22, 55)}
    spans = {role: [place] for role, place in at.items()}
    quote = {"cue_lemma": None, "quote_type": "indirect"}

    def sure(questions: list[Question]) -> list[Reading]:
        assert questions == [("Mira Holm", "brushed off", "the report that the pier was sold")]
        return [told("denies", tense="past")]

    found, _ = read_quote(quote, text, spans, (), Source("Mira Holm", "person"), quotations(text), sure)
    assert [(one.stance, one.tense) for one in found] == [("denies", "past")]
    nothing = told("none", reason="opinion")
    assert read_quote(quote, text, spans, (), Source("Mira Holm", "person"), [], lambda _: [nothing]) == ([], "opinion")


def test_what_the_reader_is_sure_of_stands_and_what_it_is_not_goes_by_rule() -> None:
    assert weigh.polarity(told("asserts", polarity="negative"), negative=False)
    unsure = told("asserts")._replace(polarity=np.array([0.5, 0.5], dtype=np.float32))
    assert weigh.polarity(unsure, negative=True)
    assert not weigh.polarity(unsure, negative=False)
    assert weigh.certainty(told("doubts", certainty="certain"), "certain", "doubts") == "unknown"
    assert weigh.certainty(told("asserts", certainty="unknown"), "unknown", "asserts") == "certain"
    assert weigh.reason(told("none", reason="noun_phrase"), None) == "fragment"
    assert weigh.reason(told("none", reason="noun_phrase"), "question") == "question"
    assert weigh.reason(told("asserts"), "fragment") is None


@settings(max_examples=25, deadline=None)
@given(st.tuples(st.text(max_size=80), st.text(max_size=40), st.text(max_size=700)))
def test_any_text_is_read(question: Question) -> None:
    scores = reader().scores(question)
    assert scores.shape == (sum(map(len, QUESTIONS.values())),)
    assert np.isfinite(scores).all()
