"""Whom you means, in invented articles."""

from __future__ import annotations

import re

from pipelines.speakers.article.article import Source, resolve
from pipelines.text import Span


def test_you_is_who_answers_the_question() -> None:
    text = (
        "Ada Holm on ships\n\nThe harbour master of Varn answered our questions.\n\n"
        "Gazette: How did you come to ships? What do you say of the ferry?\n\n"
        "Holm: My father had one, and you know how it is.\n\n"
        "Gazette: Would you do it again?\n\nHolm: I would."
    )
    places = [match.start() for match in re.finditer(r"\byou\b", text)]
    sources = [Source(number, None, [Span(at, at + 3)], [], [], []) for number, at in enumerate(places)]
    found = resolve(text, sources)
    names = {m.phrase.start: found.entities[m.entity].name for m in found.mentions if m.method == "second_person"}
    assert names == dict.fromkeys([places[0], places[1], places[3]], "Ada Holm")


def test_you_in_a_quotation_is_who_is_told() -> None:
    text = "“You promised to stay,” Ada Holm told Bo Rask. “You never know,” said Lena Orth."
    you = [match.start() for match in re.finditer("You", text)]
    rask = text.index("Bo Rask")
    told = Source(0, None, [Span(text.index("Ada"), text.index(" told"))], [Span(1, 22)], [], [Span(rask, rask + 7)])
    said = Source(1, None, [Span(text.index("Lena"), len(text) - 1)], [Span(you[1], you[1] + 14)], [], [])
    inner = [Source(2 + n, None, [Span(at, at + 3)], [], [], []) for n, at in enumerate(you)]
    found = resolve(text, [told, said, *inner])
    by_place = {m.phrase.start: (m.method, found.entities[m.entity].name) for m in found.mentions}
    assert by_place[you[0]] == ("second_person", "Bo Rask") and by_place[you[1]][0] == "unresolved"
