"""Words of a content with their place in the article, and content edited word by word without losing that place.

No meaning here: what a word says is in lexicon.py, what is done with it in propositions.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-][^\W_]+)*(?:[’'‘][^\W\d_]+)*|[^\w\s]|_")
_CLITIC = re.compile(r"(?i)(?<=.)(n[’'‘]t|[’'‘](?:s|re|ve|d|ll|m))$")
QUOTATION_MARKS = frozenset('"“”„‟«»＂`')
_SINGLE_MARKS = frozenset("‘’‚'")
INSERTED = -1


class Token(NamedTuple):
    """One word: as printed, folded (lower case, straight apostrophe), where in the article, whether glued to the left.

    A word that the article does not print there has `start` = `end` = INSERTED.
    """

    text: str
    low: str
    start: int
    end: int
    glued: bool = False


def tokenize(text: str, spans: Iterable[tuple[int, int]]) -> list[Token]:
    """Words of the given spans of `text` in order, quotation marks left out, `n't` and other clitics parted."""
    found: list[Token] = []
    for start, end in spans:
        previous_end = INSERTED
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            if word in QUOTATION_MARKS or word in _SINGLE_MARKS:
                continue
            at, glued = match.start(), match.start() == previous_end
            previous_end = match.end()
            clitic = _CLITIC.search(word)
            if clitic:
                cut = clitic.start()
                found.append(Token(word[:cut], _fold(word[:cut]), at, at + cut, glued))
                found.append(Token(word[cut:], _fold(word[cut:]), at + cut, match.end(), True))
            else:
                found.append(Token(word, _fold(word), at, match.end(), glued))
    return found


def _fold(word: str) -> str:
    return word.lower().replace("’", "'").replace("‘", "'")


def inserted(word: str) -> Token:
    """A word that stands in a statement and not in the article."""
    return Token(word, word.lower(), INSERTED, INSERTED)


def is_word(token: Token) -> bool:
    """Whether the token is a word or number, not punctuation."""
    return token.low[:1].isalnum() or token.low[:1] == "'" or token.low[:1] == "["


def joined(tokens: Sequence[Token]) -> str:
    """The tokens as text: spaces between words, none where the article prints none."""
    parts: list[str] = []
    for token in tokens:
        closing = token.text in {",", ".", ";", ":", "!", "?", ")", "…", "%"}
        if parts and not token.glued and not closing and parts[-1] not in {"(", "$", "£", "€", "#"}:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def hull(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """First and last character in the article of the words that the article prints; None where there is none."""
    printed = [token for token in tokens if token.start != INSERTED]
    return (min(t.start for t in printed), max(t.end for t in printed)) if printed else None


def trimmed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without punctuation at the edges."""
    start, end = 0, len(tokens)
    while start < end and not is_word(tokens[start]) and tokens[start].text not in {"$", "£", "€", "#"}:
        start += 1
    while end > start and not is_word(tokens[end - 1]):
        end -= 1
    return list(tokens[start:end])
