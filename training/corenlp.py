"""Reads the PolNeAR authors' CoreNLP output as silver labels of our words: part of speech, relation, head, name type.

A label belongs to the word in which a token starts; the other words of a token ("U.S." is four of ours) have none.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.text import Span

NAMES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
RAREST = 200
NONE = -100


class Token(NamedTuple):
    start: int
    tag: str
    name: str
    head: int | None
    relation: str


class Silver(NamedTuple):
    """Labels per word, int64; -100 where there is none. `head` holds word numbers, the own one at a root."""

    tag: NDArray[np.int64]
    relation: NDArray[np.int64]
    head: NDArray[np.int64]
    name: NDArray[np.int64]


def read(corpus: Path, split: str) -> dict[str, list[Token]]:
    """Tokens per article; `head` is the start offset of the head token, None at a root."""
    found = {}
    with gzip.open(corpus / "corenlp" / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = (corpus / split / "text" / f"{article['article']}.txt").read_text(encoding="utf-8")
            surnames = _surnames(text, article["sentences"])
            tokens = []
            for sentence in article["sentences"]:
                for start, end, tag, name, _, head, relation in sentence:
                    place = sentence[head - 1][0] if head else None
                    kind = "PERSON" if name == "O" and tag == "NNP" and text[start:end] in surnames else name
                    tokens.append(Token(start, tag, kind, place, relation.split(":")[0]))
            found[article["article"]] = tokens
    return found


def _surnames(text: str, sentences: Sequence[Sequence[Any]]) -> set[str]:
    """The last words of the full names of persons: the parser often misses them where they stand alone."""
    found = set()
    for sentence in sentences:
        for index, (before, token) in enumerate(pairwise(sentence), 2):
            ends = index == len(sentence) or sentence[index][3] != "PERSON"
            if before[3] == token[3] == "PERSON" and ends and text[token[0]].isupper():
                found.add(text[token[0] : token[1]])
    return found


class Inventory:
    """The label sets that are frequent enough, numbered; a rare label has no number."""

    def __init__(self, articles: Sequence[Sequence[Token]]) -> None:
        tags = Counter(token.tag for tokens in articles for token in tokens)
        relations = Counter(token.relation for tokens in articles for token in tokens)
        self.tags = {name: index for index, name in enumerate(sorted(n for n in tags if tags[n] >= RAREST))}
        self.relations = {n: index for index, n in enumerate(sorted(n for n in relations if relations[n] >= RAREST))}
        self.names = {"O": 0} | {
            f"{edge}-{name}": 1 + 2 * index + inside
            for index, name in enumerate(NAMES)
            for inside, edge in enumerate("BI")
        }

    def silver(self, tokens: Sequence[Token], words: Sequence[Span]) -> Silver:
        """The labels of `words`."""
        number = {word.start: index for index, word in enumerate(words)}
        tag, relation, head, name = (np.full(len(words), NONE, dtype=np.int64) for _ in range(4))
        before = "O"
        for token in tokens:
            kind = token.name if token.name in NAMES else "O"
            index = number.get(token.start)
            if index is not None:
                tag[index] = self.tags.get(token.tag, NONE)
                relation[index] = self.relations.get(token.relation, NONE)
                head[index] = index if token.head is None else number.get(token.head, NONE)
                edge = "I" if kind == before else "B"
                name[index] = 0 if kind == "O" else self.names[f"{edge}-{kind}"]
            before = kind
        return Silver(tag, relation, head, name)
