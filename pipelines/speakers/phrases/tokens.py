"""Words and marks of a text with their places, and small questions about a run of them.

What a word means is said in `nouns`; nothing of English grammar beyond capitals and possessives belongs here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.names import names

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*(?:'|’(?=\s))?\.?|--|[^\w\s]")
_ABBREVIATED = frozenset(h.TITLES) | {"jr", "sr", "st", "no", "inc", "corp", "ltd", "co"}
BREAKS = frozenset({",", "(", ")", "—", "–", "--", ":", ";", "[", "]", "|"})
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


_REGIONS = frozenset("state province city county town village region district island republic kingdom".split())


class Token(NamedTuple):
    """A word or mark with its place; `low` is folded ASCII without a possessive ending."""

    text: str
    low: str
    start: int
    end: int
    possessive: bool
    capital: bool


def _capital(text: str) -> bool:
    """Whether a word begins with an upper-case letter, small particles (al-, d') aside."""
    if text[0].isupper():
        return True
    return len(text) > 3 and ((text[2] == "-" and text[3].isupper()) or (text[1] in "'’" and text[2].isupper()))


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Words and marks of `text`; a full stop stays with an abbreviation or an initial only."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start = match.start() + offset
        if word[-1] == "." and len(word) > 1:
            stem = names.fold_ascii(word)
            if not (stem in _ABBREVIATED or "." in word[:-1] or len(word) == 2):
                word = word[:-1]
        bare, possessive = word, False
        if word[-1] in "sS'’":
            if word.endswith(("'s", "’s", "'S", "’S")):
                bare, possessive = word[:-2], True
            elif word.endswith(("s'", "s’")):
                bare, possessive = word[:-1], True
        low = "percent" if word == "%" else names.fold_ascii(bare)
        found.append(Token(word, low, start, start + len(word), possessive, _capital(word)))
    return found


def is_number(token: Token) -> bool:
    """Whether it is a figure such as 12 or 1,000."""
    return token.text[:1].isdigit()


def printed_of(text: str, offset: int, tokens: Sequence[Token]) -> str:
    """The words as printed, white space made one blank."""
    piece = text[tokens[0].start - offset : tokens[-1].end - offset]
    return re.sub(r"\s+", " ", piece)


def strip_possessive(name: str) -> str:
    """The name without the ending of a possessive."""
    return re.sub(r"['’]s?$", "", name) if name.endswith(("'s", "’s", "s'", "s’")) else name


def leading_name(tokens: Sequence[Token]) -> list[Token]:
    """The leading proper name of `tokens`; an article is left out, "state of" and the like are kept."""
    found: list[Token] = []
    first = 1 if tokens and tokens[0].low == "the" else 0
    kind = next((i for i, t in enumerate(tokens[first : first + 4], first) if t.low in _REGIONS and not t.capital), -1)
    if kind >= 0 and len(tokens) > kind + 2 and tokens[kind + 1].low == "of" and tokens[kind + 2].capital:
        opening = list(tokens[first : kind + 2])
        return [*opening, *leading_name(tokens[kind + 2 :])]
    for token in tokens:
        if token.capital or (token.low in {"the"} and not found) or (found and token.low in {"of", "for", "and", "de"}):
            found.append(token)
        else:
            break
    while found and not found[-1].capital:
        found.pop()
    while found and found[0].low == "the":
        found.pop(0)
    return found
