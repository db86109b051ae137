"""Whom descriptions mean inside one article: roles, owners, bodies by sort, pairs; and where nobody may be named."""

from __future__ import annotations

import pytest

from pipelines.speakers.article.article import Resolution, Source, resolve
from pipelines.text import Span


def _resolved(text: str, *sources: str) -> tuple[Resolution, int]:
    """The article with its sources resolved, and the entity of the last one. A source is found from the end."""
    spans, before = [], len(text)
    for words in reversed(sources):
        start = text.rindex(words, 0, before)
        spans.append(Span(start, start + len(words)))
        before = start
    given = [Source(number, None, [span], [], [], []) for number, span in enumerate(reversed(spans))]
    resolution = resolve(text, given)
    return resolution, resolution.primary[len(given) - 1]


def _names(text: str, *sources: str) -> list[str]:
    """Names of those whom the last source means; none for who is only described."""
    resolution, number = _resolved(text, *sources)
    found = [number, *resolution.joint[len(sources) - 1]]
    return [resolution.entities[n].name for n in found if resolution.entities[n].form == "name"]


NAMED = [
    # copula and apposition
    ("Ada Holm became a renowned journalist in Ruthen. She left in May. The star journalist said no.",
     ("The star journalist",), ["Ada Holm"]),
    ("Mayor Ada Holm spoke first. Later the rain came. The mayor said no.", ("The mayor",), ["Ada Holm"]),
    # owners: by pronoun and by role
    ("Bo Rask stayed away. Rask's lawyer, Carl Venn, spoke. Rask wept. His lawyer said no.",
     ("His lawyer",), ["Carl Venn"]),
    ("Congressman Bo Rask stayed away. Rask spokesman Carl Venn wrote. The congressman's spokesman said no.",
     ("The congressman's spokesman",), ["Carl Venn"]),
    # age that the article gives
    ("Ada Holm, 34, came with Bo Rask, 52. The crowd cheered. The 34-year-old said no.",
     ("The 34-year-old",), ["Ada Holm"]),
    # bodies by sort, with words that only describe
    ("The FBI opened a case. It took months. The law enforcement agency said no.",
     ("The FBI", "The law enforcement agency"), ["FBI"]),
    ("Marwick Foundation released a report on Monday. The research organization said no.",
     ("Marwick Foundation", "The research organization"), ["Marwick Foundation"]),
    # pairs
    ("Ada Holm and Bo Rask met on Monday. They shook hands. The two said no.", ("The two",), ["Ada Holm", "Bo Rask"]),
    ("Sen. Ada Holm and Sen. Bo Rask met on Monday. The senators said no.",
     ("The senators",), ["Ada Holm", "Bo Rask"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources", "expected"), NAMED, ids=[sources[-1] for _, sources, _ in NAMED])
def test_description_of_a_named_speaker(text: str, sources: tuple[str, ...], expected: list[str]) -> None:
    assert _names(text, *sources) == expected


UNNAMED = [
    # an indefinite brings in somebody new
    ("At a meeting in New Hampshire, a young woman asked Ada Holm about it. The woman said no.", ("The woman",)),
    ("Judge Ada Holm left. Weeks later, a judge in Ruthen heard the case. The judge said no.", ("The judge",)),
    ("The Varmouth Commission left. A ballot commission in Ruthen met. The commission said no.", ("The commission",)),
    # the bearer is far back and another person has come to the fore
    ("Actor Bo Rask won. It rained. It snowed. It froze. It thawed. Carl Venn held an audition. The actor said no.",
     ("The actor",)),
    # a leader of a chamber is no president
    ("Senate minority leader Bo Rask came on Monday. The president said no.", ("The president",)),
    # deputies are not those whom they serve
    ("Vice president Bo Rask came on Monday. The president said no.", ("The president",)),
    # an age of nobody named
    ("Ada Holm told Bo Rask a joke. The 43-year-old said no.", ("The 43-year-old",)),
    # people who are no body
    ("The Marwick Foundation paid. The crowd marched on. The group said no.", ("The group",)),
    # a person is no place
    ("Laquan Venn died in May. The city said no.", ("The city",)),
    # whom the same sentence names again is another
    ("Bo Rask spoke on Monday. The candidate said that Bo Rask would lose.", ("The candidate",)),
    # several of an untold number
    ("Ada Holm, Bo Rask and Carl Venn met. The two said no.", ("The two",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources"), UNNAMED, ids=[sources[-1] + text[:9] for text, sources in UNNAMED])
def test_description_that_names_nobody(text: str, sources: tuple[str, ...]) -> None:
    assert _names(text, *sources) == []


def test_campaign_is_its_owners() -> None:
    text = "The Holm campaign spoke. Ada Holm lost. Her campaign wept. Bo Rask won. The Rask campaign said no."
    resolution, _ = _resolved(text, "The Holm campaign", "Her campaign", "The Rask campaign")
    first, second, third = (resolution.primary[number] for number in range(3))
    assert first == second != third


def test_hostile_text_is_no_trouble() -> None:
    text = "Ada Holm and " * 2000 + "a judge, " * 2000 + "the judge said no. The two said no."
    resolution, _ = _resolved(text, "the judge", "The two")
    assert len(resolution.mentions) == 2
