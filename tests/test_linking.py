"""Linking spans of known roles into attributions, with the shipped networks, on sentences of our own."""

from __future__ import annotations

import re

import pytest

from pipelines.attribution.linking import Linked, link
from pipelines.attribution.tagger import layout_of
from pipelines.attribution.tags import TagSpan
from pipelines.text import words

_ROLES = {"s": "source", "c": "cue", "t": "content"}


def read(marked: str) -> tuple[str, list[Linked]]:
    """Link a text in which roles are marked: `<s Holm> <c said> <t the dam had burst>`."""
    text, spans = "", []
    for part in re.split(r"(<[sct] [^>]*>)", marked):
        start = len(text)
        text += part[3:-1] if part.startswith("<") else part
        if part.startswith("<"):
            spans.append((_ROLES[part[1]], start, len(text)))
    places = words(text)
    tagged = []
    for role, start, end in spans:
        inside = [index for index, word in enumerate(places) if start <= word.start < end]
        tagged.append(TagSpan(role, inside[0], inside[-1], 1.0))
    return text, link(tagged, layout_of(text, places))


def told(marked: str) -> list[tuple[list[str], str, list[str]]]:
    """Source, cue and contents of each attribution, as text."""
    text, found = read(marked)
    places = words(text)

    def printed(span: TagSpan) -> str:
        return text[places[span.first].start : places[span.last].end]

    return [
        ([printed(s) for s in item.sources], printed(item.cue) if item.cue else "", [printed(c) for c in item.contents])
        for item in found
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (  # a source serves two cues
            "<s She> <c said> <t the bridge was safe>, <c adding> that <t the tolls would stay>.",
            [(["She"], "said", ["the bridge was safe"]), (["She"], "adding", ["the tolls would stay"])],
        ),
        (  # a content that its cue splits is one
            "“<t We stay here>,” <s she> <c said>. “<t Nobody leaves before the tide>.”",
            [(["she"], "said", ["We stay here", "Nobody leaves before the tide"])],
        ),
        (  # a source of another sentence is not taken
            "<s Holm> left early. Four boats <c are expected> <t to sail on Monday>.",
            [([], "are expected", ["to sail on Monday"])],
        ),
        (  # two sayings side by side
            "<s Holm> <c said> <t the dam had burst>, but <s Orle> <c denied> <t that it had>.",
            [(["Holm"], "said", ["the dam had burst"]), (["Orle"], "denied", ["that it had"])],
        ),
        (  # the source behind its cue
            "<t The harbour stays shut>, <c according to> <s the port authority>.",
            [(["the port authority"], "according to", ["The harbour stays shut"])],
        ),
    ],
)
def test_links(marked: str, expected: list[tuple[list[str], str, list[str]]]) -> None:
    assert told(marked) == expected


def test_links_come_with_a_probability() -> None:
    _, (clear,) = read("<s Holm> <c said> <t the dam had burst>.")
    _, (odd, *_) = read("<s Holm> <c said> (<s Orle>; <t the dam> had), <t the dam> <c noted>.")
    assert 0 <= odd.link_probability < clear.link_probability <= 1


def test_nothing_is_lost_and_nothing_is_linked_twice() -> None:
    _, found = read("<t A dam>, <t a lake> and <t a mill> <c said> <c noted> <s Holm>. <t The end>\n\n<t Later on>.")
    contents = [span for item in found for span in item.contents]
    assert len(contents) == len(set(contents)) == 5
    assert link([], layout_of("", [])) == []
