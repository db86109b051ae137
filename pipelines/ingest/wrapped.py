"""Paragraphs of text whose lines were broken at a fixed width (wire archives, mail, terminals).

What a paragraph says is never looked at here.

A line that was broken for want of room shows it: the first word of the next line would not have fit. A paragraph's last
line, a headline, an item of a list mostly had room. So a break stays where there was room, at a blank line, and where
the next line is indented; and everywhere in a text that is not wrapped: of long lines, or a list of headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MIN_WIDTH, MAX_WIDTH = 30, 100  # of wrapped lines; a longer line is a paragraph of its own
MIN_BROKEN = 3  # lines that end within a sentence, for want of room
LEAST_SHARE = 0.75  # of the lines that end within a sentence
MAX_CAPITALS = 0.75  # of the lines after them
SLACK = 8  # an eighth of the width: line-breakers that look ahead, or were told to leave some room

_SENTENCE_END = re.compile(r"[.!?…:][\"”“’'»)\]]*$")
_HYPHEN = re.compile(r"\w-$")


class _Break(NamedTuple):
    """The end of a line, before the line `following`."""

    following: str
    ends_sentence: bool
    is_marked: bool  # by a blank line, or by an indent
    needed: int  # characters, had the first word of `following` been put on the line


def _breaks(text: str) -> Iterator[_Break]:
    """The ends of all lines but the last, empty ones left out."""
    raw = [line for line in text.split("\n") if line.strip()]
    few_indented = 2 * sum(line.startswith(" ") for line in raw) < len(raw)
    is_marked, before = False, ""
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped and before:
            bare = before.strip()
            is_marked |= line.startswith(" ") and (few_indented or not before.startswith(" "))
            needed = len(bare) + 1 + len(stripped.partition(" ")[0])
            yield _Break(stripped, bool(_SENTENCE_END.search(bare)), is_marked, needed)
        is_marked = not stripped
        before = line if stripped else before


def paragraphs(text: str) -> list[str]:
    """The paragraphs of cleaned `text`, white space at their edges removed: its lines, those of wrapped text joined.

    A hyphen at the end of a line stays, without a space behind it.
    """
    lines = [stripped for line in text.split("\n") if (stripped := line.strip())]
    # A word that is longer than the width, an address, says nothing about it.
    width = max((len(line) for line in lines if " " in line), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return lines
    breaks = list(_breaks(text))
    loose = width - width // SLACK
    within = [one for one in breaks if not one.ends_sentence and not one.is_marked]
    broken = [one.following[0].isupper() for one in within if one.needed > loose]
    if len(broken) < max(MIN_BROKEN, LEAST_SHARE * len(within)):
        return lines
    if sum(broken) > MAX_CAPITALS * len(broken) and not text.isupper():
        return lines
    # Where paragraphs are marked, the end of a sentence at the end of a line is no sign of one.
    ended = [one.is_marked for one in breaks if one.ends_sentence and one.needed <= loose]
    are_marked = sum(ended) > LEAST_SHARE * len(ended)
    joined = [lines[:1]]
    for one in breaks:
        full = loose if are_marked or not one.ends_sentence else width
        if one.is_marked or one.needed <= full:
            joined.append([])
        joined[-1].append(one.following)
    return ["".join(part if _HYPHEN.search(part) else f"{part} " for part in parts).rstrip() for parts in joined]
