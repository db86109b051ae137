"""Fits the pointer of pronouns (pipelines.attribution.antecedents) on the trained tagger's encoder, which stays as is.

    python -m training.antecedents --corpora DIR --model DIR [--folds FILE]

So attribution loses nothing by it. Learned on PolNeAR train (he and she from what the rules of the speakers stage are
sure of, it and they from silver coreference, who and which from silver parses) and on the gold coreference of GUM's
free genres, which leaves who and which out; writes `MODEL/pointer.pt`, which training.export puts into the graph. One
is taught by every word of the mentions of its chain that stand before it: which of them it goes back to is left open
(marginal likelihood, as in Lee, He, Lewis and Zettlemoyer 2017).

`--folds` also writes what five pointers say, each of the documents of GUM that it was not trained on: what
benchmarks.speakers measures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn

from pipelines.attribution import antecedents as runtime
from pipelines.attribution import features
from pipelines.speakers.article.article import Source, resolve
from pipelines.text import Span, quoted_words
from training import polnear as annotated
from training.model import STATES, Tagger, encoder_folder, part

SEED = 20261123
EPOCHS = 5
RATE = 2e-3
DROPOUT = 0.2
BY_RULE = frozenset({"he", "she"})
_RELATIVE = runtime.FORMS.index("who")
SURE = 0.75
"""Least score of a pronoun that the rules teach."""
TEXTS = 4
"""Texts of a step."""
ASKED = 60
"""Pronouns of a text that are drawn in a step."""
GUM_WEIGHT = 3
"""Times that a document of GUM is read in an epoch."""
FOLDS = 5
FILE = "pointer.pt"
# What ends the part of a mention that holds its head: "the mayor | of Varn", "Holm | , who".
_ENDS = frozenset("of who that which whose in on for from at with to by as and , ( — – -".split())


class Document(NamedTuple):
    """A text with the states of its words, and of each pronoun that teaches: the earlier words it goes back to.

    `states`: float16, words x STATES; `gold`: by pronoun (index of a word); empty where it goes back to none.
    """

    name: str
    text: str
    at: Sequence[Span]
    states: NDArray[np.float16]
    surface: runtime.Surface
    gold: dict[int, list[int]]


class Encoder:
    """The trained encoder: a text to the states of its words."""

    def __init__(self, model: Path) -> None:
        self.tagger = Tagger()
        self.tagger.load_state_dict(part(torch.load(model / "model.pt"), "tagger"))
        self.tagger.eval()
        self.tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    @torch.no_grad()
    def states(self, pieces: features.Pieces) -> NDArray[np.float16]:
        """Words x STATES; a word without a piece has zeros."""
        found = np.zeros((len(pieces.words), STATES), dtype=np.float16)
        for window in features.windows(pieces):
            ids = np.concatenate(([features.CLS_ID], pieces.ids[window.start : window.end], [features.SEP_ID]))[None]
            types = np.concatenate(([0], pieces.types[window.start : window.end], [0]))[None]
            ids_, types_ = torch.from_numpy(ids), torch.from_numpy(types)
            _, syntax, last = self.tagger(ids_, types_, torch.ones_like(ids_))
            answer = torch.cat([syntax, last], dim=-1)[0].numpy()
            core = np.arange(window.core_start, window.core_end)
            word = pieces.word[core]
            found[word[word >= 0]] = answer[core[word >= 0] - window.start + 1]
        return found

    def document(
        self,
        name: str,
        text: str,
        chains: Sequence[Sequence[Span]],
        every: bool = False,
        taught: Mapping[int, Sequence[Span]] | None = None,
    ) -> Document:
        """`chains`: the mentions of each entity; `every`: whether a pronoun in none of them goes back to nothing.

        `taught`: where he, she, who and which start, what they go back to, in the place of the chains.
        """
        pieces = features.encode(text, self.tokenizer)
        at = pieces.words
        seen = runtime.surface(text, at, list(quoted_words(text, at)))
        gold = _gold(text, at, seen, chains, every)
        if taught is not None:
            gold = {word: found for word, found in gold.items() if text[slice(*at[word])].lower() not in BY_RULE}
            gold |= _placed(text, at, taught)
        return Document(name, text, at, self.states(pieces), seen, gold)


def _heads(text: str, at: Sequence[Span], starts: NDArray[np.int64], mention: Span) -> list[int]:
    """The words of a mention up to what only says more of it."""
    found: list[int] = []
    for index in range(*np.searchsorted(starts, mention).tolist()):
        if found and text[slice(*at[index])].lower() in _ENDS:
            break
        found.append(index)
    return found


def _gold(
    text: str, at: Sequence[Span], seen: runtime.Surface, chains: Sequence[Sequence[Span]], every: bool
) -> dict[int, list[int]]:
    starts = np.array([span.start for span in at], dtype=np.int64)
    mentions = [[_heads(text, at, starts, mention) for mention in chain] for chain in chains]
    chain_of = {
        heads[0]: number
        for number, chain in enumerate(mentions)
        for heads in chain
        if len(heads) == 1 and seen.sort[heads[0]] < len(runtime.FORMS)
    }
    words = [sorted({index for heads in chain for index in heads}) for chain in mentions]
    gold = {}
    for pronoun in runtime.pronouns(seen).tolist():
        if seen.sort[pronoun] == _RELATIVE:
            continue
        number = chain_of.get(pronoun)
        known = [] if number is None else words[number]
        found = [index for index in known if pronoun - runtime.REACH <= index < pronoun]
        if found or every:
            gold[pronoun] = found
    return gold


def _placed(text: str, at: Sequence[Span], taught: Mapping[int, Sequence[Span]]) -> dict[int, list[int]]:
    starts = np.array([span.start for span in at], dtype=np.int64)
    found = {}
    for start, places in taught.items():
        word = int(np.searchsorted(starts, start))
        words = {index for place in places for index in range(*np.searchsorted(starts, place).tolist())}
        near = sorted(index for index in words if word - runtime.REACH <= index < word)
        if near or not places:
            found[word] = near
    return found


def by_parse(text: str, sentences: Sequence[Sequence[Sequence[Any]]]) -> dict[int, list[Span]]:
    """Where who and which start, with the words that their clauses hang on; with none where they ask."""
    found = {}
    for tokens in sentences:
        for place, (start, end, *_) in enumerate(tokens):
            if runtime.sort_of(text[start:end]) == _RELATIVE:
                head = _hangs_on(tokens, place)
                found[start] = [] if head is None else _name_of(tokens, head)
    return found


def _hangs_on(tokens: Sequence[Sequence[Any]], place: int) -> int | None:
    """The word that the relative clause of the word at `place` belongs to."""
    for _ in range(len(tokens)):
        head, relation = tokens[place][5] - 1, tokens[place][6]
        if head < 0 or relation == "acl:relcl":
            return head if head >= 0 else None
        place = head
    return None


def _name_of(tokens: Sequence[Sequence[Any]], head: int) -> list[Span]:
    """A word, and where it is a name the words of the name."""
    own = [Span(token[0], token[1]) for token in tokens if token[5] == head + 1 and token[6] == "compound"]
    here = Span(*tokens[head][:2])
    return [*own, here] if tokens[head][2].startswith("NNP") else [here]


def by_rule(article: annotated.GoldArticle) -> dict[int, list[Span]]:
    """Where he and she start whose bearer the speakers stage is sure of by rule, with the bearer's earlier places.

    CoreNLP's chains are right for two in three of them, the rules for more than nine in ten.
    """
    sources = [
        Source(number, None, list(item.source), list(item.content), list(item.cue), [])
        for number, item in enumerate(article.attributions)
    ]
    end = len(article.text)
    resolution = resolve(article.text, [*sources, Source(len(sources), None, [Span(end - 1, end)], [], [], [])])
    score = {mention.phrase.start: mention.score for mention in resolution.mentions}
    places: dict[int, list[Span]] = defaultdict(list)
    found = {}
    for start, stop, number, _ in resolution.at:
        is_sure = score.get(start, 1.0) >= SURE and resolution.entities[number].form == "name"
        if is_sure and article.text[start:stop].lower() in BY_RULE:
            found[start] = list(places[number])
        places[number].append(Span(start, stop))
    return found


def polnear(encoder: Encoder, corpus: Path, split: str) -> Iterator[Document]:
    """The articles of a split with CoreNLP's chains, he and she by rule."""
    articles = {article.name: article for article in annotated.articles(corpus, split)}
    with gzip.open(corpus / "corenlp" / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["article"] not in articles:
                continue
            gold = articles[article["article"]]
            tokens = article["sentences"]
            chains = [
                [Span(tokens[number][first][0], tokens[number][last - 1][1]) for number, first, last, _ in chain]
                for chain in article["coref"]
            ]
            taught = by_rule(gold) | by_parse(gold.text, tokens)
            yield encoder.document(gold.name, gold.text, chains, taught=taught)


def gum(encoder: Encoder, folder: Path) -> Iterator[Document]:
    """The documents of GUM's free genres with their gold entities."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            chains: dict[str, list[Span]] = defaultdict(list)
            for mention in row["entities"]:
                chains[mention["id"]].append(Span(mention["start"], mention["end"]))
            yield encoder.document(row["doc"], row["text"], list(chains.values()), every=True)


class Pointer(nn.Module):
    """The pointer as it is trained; the first three layers go into the graph, the tables into a file."""

    def __init__(self) -> None:
        super().__init__()
        forms = len(runtime.FORMS)
        self.query = nn.Linear(STATES, runtime.SIZE)
        self.key = nn.Linear(STATES, runtime.SIZE)
        self.none = nn.Linear(STATES, forms)
        self.drop = nn.Dropout(DROPOUT)
        self.distance = nn.Parameter(torch.zeros(forms, runtime.BUCKETS))
        self.sort = nn.Parameter(torch.zeros(forms, runtime.SORTS))
        self.pairs = nn.Parameter(torch.zeros(forms, runtime.PAIRS))

    def vectors(self, states: torch.Tensor) -> torch.Tensor:
        """States (... x STATES) to what the graph gives: ... x VECTOR."""
        return torch.cat([self.query(states), self.key(states), self.none(states)], dim=-1)

    def forward(self, states: torch.Tensor, asked: runtime.Queries) -> torch.Tensor:
        """Logarithms of the weights that runtime.point gives."""
        word, form, before, legal, bucket, sort, pairs = (torch.from_numpy(np.array(part)) for part in asked)
        query, key = self.query(self.drop(states[word])), self.key(self.drop(states))
        scores = (query[:, None] * key[before]).sum(-1) / runtime.SIZE**0.5
        scores = scores + self.distance[form[:, None], bucket] + self.sort[form[:, None], sort]
        scores = scores + (self.pairs[form][:, None] * pairs).sum(-1)
        none = self.none(states[word]).gather(1, form[:, None])
        return torch.log_softmax(torch.cat([none, scores.masked_fill(~legal, -1e4)], dim=1), dim=1)

    def tables(self) -> dict[str, list[list[float]]]:
        """What runtime.point reads beside the vectors."""
        return {
            name: [[round(value, 4) for value in row] for row in getattr(self, name).tolist()]
            for name in ("distance", "sort", "pairs")
        }


def _loss(pointer: Pointer, document: Document, chosen: Sequence[int]) -> torch.Tensor:
    weights = pointer(
        torch.from_numpy(document.states.astype(np.float32)),
        runtime.queries(document.surface, np.array(chosen, dtype=np.int64)),
    )
    gold = torch.zeros(weights.shape, dtype=torch.bool)
    for row, pronoun in enumerate(chosen):
        for word in document.gold[pronoun]:
            gold[row, pronoun - word] = True
        gold[row, 0] = not document.gold[pronoun]
    return -torch.logsumexp(weights.masked_fill(~gold, -1e4), dim=1).sum()


def fit(news: Sequence[Document], other: Sequence[Document], epochs: int = EPOCHS) -> Pointer:
    """The pointer after training on `news` once and on `other` GUM_WEIGHT times an epoch."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    pointer = Pointer()
    optimizer = torch.optim.AdamW(pointer.parameters(), lr=RATE, weight_decay=0.01)
    for epoch in range(epochs):
        drawn = [item for item in [*news, *list(other) * GUM_WEIGHT] if item.gold]
        chance.shuffle(drawn)
        total = count = 0.0
        for start in range(0, len(drawn), TEXTS):
            progress = (epoch + start / len(drawn)) / epochs
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(0.02, 1 - progress)
            losses, asked = [], 0
            for item in drawn[start : start + TEXTS]:
                chosen = chance.sample(sorted(item.gold), min(ASKED, len(item.gold)))
                losses.append(_loss(pointer, item, chosen))
                asked += len(chosen)
            loss = torch.stack(losses).sum() / asked
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch} loss {total / count:.4f}", flush=True)
    return pointer.eval()


def told(pointer: Pointer, document: Document) -> dict[int, list[tuple[int, float]]]:
    """By start of a pronoun, the starts of earlier words with the weight on them."""
    with torch.no_grad():
        vectors = pointer.vectors(torch.from_numpy(document.states.astype(np.float32))).numpy()
    reader = runtime.Pointer(runtime.tables_of(pointer.tables()))
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for pronoun, word, weight in reader.read(vectors, document.surface):
        found[document.at[pronoun].start].append((document.at[word].start, weight))
    return found


def write_folds(news: Sequence[Document], other: Sequence[Document], path: Path) -> None:
    """What pointers trained without a fifth of `other` say of that fifth, as gzipped JSON by document."""
    content: dict[str, dict[int, list[tuple[int, float]]]] = {}
    for fold in range(FOLDS):
        pointer = fit(news, [item for number, item in enumerate(other) if number % FOLDS != fold])
        content |= {item.name: told(pointer, item) for item in other[fold::FOLDS]}
    path.write_bytes(gzip.compress(json.dumps(content, separators=(",", ":"), sort_keys=True).encode(), mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with polnear/ and gum-attributions/")
    parser.add_argument("--model", type=Path, required=True, help="the folder that training.attribution wrote")
    parser.add_argument("--folds", type=Path, help="also write what five-fold pointers say of GUM to this file")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    encoder = Encoder(arguments.model)
    news = list(polnear(encoder, arguments.corpora / "polnear", "train"))
    other = sorted(gum(encoder, arguments.corpora / "gum-attributions"), key=lambda item: item.name)
    torch.save(fit(news, other).state_dict(), arguments.model / FILE)
    if arguments.folds:
        write_folds(news, other, arguments.folds)


if __name__ == "__main__":
    main()
