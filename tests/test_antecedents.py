"""The pointer of pronouns: what it sees, parts against a whole, the shipped weights on plain texts, and the choice."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from pipelines.attribution import antecedents
from pipelines.attribution.antecedents import FORMS, SIZE, VECTOR, Pointer, shipped, sort_of, surface
from pipelines.attribution.tagger import Tagger
from pipelines.speakers.article.article import Source, resolve
from pipelines.text import Span, quoted_words, words


@cache
def _tagger() -> Tagger:
    return Tagger()


def test_sorts_of_words() -> None:
    assert [sort_of(word) for word in ("He", "hers", "itself", "their")] == [0, 1, 2, 3]
    assert len({sort_of(word) for word in ("I", "our", "you", "who", "Holm", "NATO", "boat", "“")}) == 8


def _surface(text: str) -> antecedents.Surface:
    at = words(text)
    return surface(text, at, list(quoted_words(text, at)))


def test_a_text_in_parts_is_read_as_in_one() -> None:
    paragraph = "Ada Holm met Bo Rask. She said he had seen their boat, and it was hers."
    text = "\n\n".join([paragraph] * 30)
    at = words(text)
    chance = np.random.default_rng(7)
    vectors = chance.standard_normal((len(at), VECTOR)).astype(np.float32)
    whole = list(Pointer(shipped()).read(vectors, _surface(text)))
    size = len(words(paragraph))
    reader, parts = Pointer(shipped()), []
    edges = [0, size, 9 * size, 10 * size, 30 * size]
    for first, last in pairwise(edges):
        parts += list(reader.read(vectors[first:last], _surface(text[at[first].start : at[last - 1].end])))
    assert parts == whole
    assert len(whole) > 30 and all(word < pronoun for pronoun, word, _ in whole)


def test_a_pronoun_may_go_back_to_a_pronoun() -> None:
    text = "Holm spoke . He left . He slept"
    seen = _surface(text)
    vectors = np.zeros((len(seen.sort), VECTOR), dtype=np.float32)
    vectors[:, 2 * SIZE :] = -50.0  # never none
    first, second = np.flatnonzero(seen.sort == 0)
    vectors[0, SIZE] = vectors[first, SIZE + 1] = 60.0
    vectors[first, 0] = vectors[second, 1] = 60.0
    found = list(Pointer(shipped()).read(vectors, seen))
    assert [(pronoun, word) for pronoun, word, weight in found if weight > 0.9] == [(first, 0), (second, first)]


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Ada Holm met the fishermen in Varn. She said the harbour would stay open.", "She", "Ada Holm"),
        ("The company raised its prices on Monday. It said costs had grown.", "It", "The company"),
        ("The ministers met in Varn. They agreed that the harbour would close.", "They", "ministers"),
        ("Bo Rask, a carpenter, wrote to Ada Holm. He told her the roof leaked.", "He", "Bo Rask"),
        ("Bo Rask wrote on Monday to the mayor, who answered in June.", "who", "mayor"),
        ("The strike at Holm and Rask, which began in May, has ended.", "which", "strike"),
    ],
)
def test_shipped_weights_on_plain_texts(text: str, pronoun: str, meant: str) -> None:
    told: dict[int, list[tuple[float, int, str]]] = defaultdict(list)
    for item in _tagger().read(text).antecedents:
        told[item.pronoun.start].append((item.weight, item.word.start, text[slice(*item.word)]))
    start = text.index(pronoun)
    assert sum(weight for weight, *_ in told[start]) <= 1.01
    while start in told:  # a pronoun may go back to another one
        _, start, word = max(told[start])
    assert word.strip(",") in meant.split()


TEXT = "Ada Holm met Mira Rask in Varn on Monday. She said the harbour would stay open."


@pytest.mark.parametrize("meant", ["Ada Holm", "Mira Rask"])
def test_the_pointer_decides_between_two_that_agree(meant: str) -> None:
    she = TEXT.index("She")
    source = Source(0, None, [Span(she, she + 3)], [Span(she + 9, len(TEXT) - 1)], [Span(she + 4, she + 8)], [])
    last = TEXT.index(meant.split()[1])
    found = resolve(TEXT, [source], antecedents={she: [(TEXT.index(meant), 0.2), (last, 0.7)]})
    (mention,) = [mention for mention in found.mentions if mention.phrase.start == she]
    assert found.entities[mention.entity].name == meant
    assert 0.5 < mention.score < 1


def test_a_pronoun_is_followed_over_another() -> None:
    text = "Bo Rask met Lars Ode in Varn, where his boat lay. He said the harbour would stay open."
    his, he = text.index("his"), text.index("He ")
    source = Source(0, None, [Span(he, he + 2)], [], [], [])
    for name in ("Rask", "Ode"):
        found = resolve(text, [source], antecedents={his: [(text.index(name), 0.9)], he: [(his, 0.9)]})
        (mention,) = [mention for mention in found.mentions if mention.phrase.start == he]
        assert found.entities[mention.entity].name.endswith(name)


def test_two_that_are_as_likely_stay_open() -> None:
    she = TEXT.index("She")
    source = Source(0, None, [Span(she, she + 3)], [], [], [])
    split = [(TEXT.index("Holm"), 0.1), (TEXT.index("Rask"), 0.1)]
    found = resolve(TEXT, [source], antecedents={she: split})
    (mention,) = [mention for mention in found.mentions if mention.phrase.start == she]
    assert mention.method == "unresolved" or mention.score < 0.8


def test_the_pointer_makes_a_speaker_of_whom_it_points_at() -> None:
    text = "Snow closed the pass. The weary drovers waited at the inn. They said the road was lost."
    they = text.index("They")
    source = Source(0, None, [Span(they, they + 4)], [], [], [])
    found = resolve(text, [source], antecedents={they: [(text.index("drovers"), 0.8)]})
    (mention,) = [mention for mention in found.mentions if mention.phrase.start == they]
    assert found.entities[mention.entity].name == "The weary drovers"
    assert len(FORMS) == 5
