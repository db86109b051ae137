"""He, she, it and they in GUM's free genres against its gold coreference: biographies, speeches, courts, textbooks.

The pointer of the model was trained on these documents, so what it says of them comes from five pointers, each of which
has not seen the document (`python -m training.antecedents --folds benchmarks/speakers/folds.json.gz`).
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.report import markdown_table
from pipelines.speakers.article.article import Resolution, Source, resolve
from pipelines.speakers.names import names
from pipelines.text import Span

FOLDS = Path(__file__).parent / "folds.json.gz"
PRONOUNS = ("he", "she", "it", "they")
# Words that refer without naming, and what ends the part of a mention that names.
_DEICTIC = frozenset(
    "he she it they i we you his her him hers its their them my our your me us who himself herself itself themselves "
    "this that these those theirs ours mine yours which whose whom one".split()
)
_ENDS = frozenset("of who that which whose in on for from at with to by as and or , ( — –".split())
_SMALL = frozenset("the a an mr mrs ms dr sir".split())
_LONGEST_NAME = 6


class Asked(NamedTuple):
    """A pronoun for a person or body: the words of the names of its entity so far, and its other mentions so far."""

    place: Span
    form: str
    names: frozenset[str]
    mentions: Sequence[Span]


def _name_words(mention: str) -> frozenset[str]:
    """Folded words of a mention that is a name; none of one that is not."""
    if mention.lower().startswith(("the ", "a ", "an ")):
        return frozenset()  # "the Petitioner"; a body that has its article is found by its other mentions
    head: list[str] = []
    for word in mention.replace(",", " ,").split():
        if head and word.lower() in _ENDS:
            break
        head.append(word)
    if len(head) > _LONGEST_NAME or mention.lower() in _DEICTIC:
        return frozenset()
    capitals = (names.fold_ascii(word).strip(".,'’\"") for word in head if word[:1].isupper())
    return frozenset(capitals) - _SMALL - _DEICTIC


def asked_of(text: str, entities: Sequence[Mapping[str, Any]]) -> Iterator[Asked]:
    """The pronouns of a document, of persons and organizations, in reading order."""
    chains: dict[str, list[Span]] = defaultdict(list)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in sorted(entities, key=lambda mention: (mention["start"], -mention["end"])):
        place = Span(mention["start"], mention["end"])
        printed = text[slice(*place)]
        before = chains[mention["id"]]
        kinds[mention["id"]][mention["type"]] += 1
        if printed.lower() in PRONOUNS and mention["type"] in ("person", "organization"):
            named = frozenset().union(*(_name_words(text[slice(*other)]) for other in before))
            yield Asked(place, printed.lower(), named, [m for m in before if text[slice(*m)].lower() not in _DEICTIC])
        before.append(place)


def verdict(resolution: Resolution, asked: Asked) -> str:
    """right, wrong or open where the entity was named before; else joined, left alone or given a name."""
    found = [number for start, end, number, _ in resolution.at if (start, end) == asked.place]
    if not found:
        return "open" if asked.names else "left alone"
    entity = resolution.entities[found[0]]
    named = entity.form in ("name", "author")
    words = {names.fold_ascii(word).strip(".,") for form in entity.printed for word in form.split()} if named else set()
    holds = any(
        number == found[0] and any(_same(Span(start, end), mention) for mention in asked.mentions)
        for start, end, number, _ in resolution.at
    )
    if asked.names:
        return "right" if holds or words & asked.names else "wrong" if named else "open"
    return "joined" if holds else "given a name" if named else "left alone"


def _same(place: Span, mention: Span) -> bool:
    shared = min(place.end, mention.end) - max(place.start, mention.start)
    return shared > 0 and 2 * shared >= min(place.end - place.start, mention.end - mention.start)


def documents(folder: Path) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Name, genre, text and entities of each document."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["doc"], row["genre"], row["text"], row["entities"]


def folds() -> dict[str, dict[int, list[tuple[int, float]]]]:
    """By document and start of a pronoun: what a pointer says that was not trained on the document."""
    content = json.loads(gzip.decompress(FOLDS.read_bytes()))
    return {doc: {int(start): words for start, words in found.items()} for doc, found in content.items()}


VERDICTS = ("right", "wrong", "open", "joined", "left alone", "given a name")


def score(folder: Path, show: bool = False) -> None:
    """Prints the table by pronoun, with and without the pointer."""
    said = folds()
    cells = []
    for label, pointers in (("rules and pointer", said), ("rules alone", {})):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for doc, _, text, entities in documents(folder):
            chosen = list(asked_of(text, entities))
            sources = [Source(number, None, [item.place], [], [], []) for number, item in enumerate(chosen)]
            resolution = resolve(text, sources, antecedents=pointers.get(doc, {}))
            for item in chosen:
                found = verdict(resolution, item)
                counts[item.form][found] += 1
                if show and pointers and found in ("wrong", "open", "given a name"):
                    print(doc, tuple(item.place), item.form, found, *sorted(item.names), sep=" | ")
        for form in PRONOUNS:
            count = counts[form]
            named = sum(count[one] for one in VERDICTS[:3])
            share = f"{100 * count['right'] / max(1, named):.1f}"
            cells.append((label, form, str(named), share, *(str(count[one]) for one in VERDICTS[1:])))
    print("GUM's free genres: pronouns of persons and bodies, named before in the text or not\n")
    header = ("by", "pronoun", "named before", "right %", *VERDICTS[1:3], "not named: joined", *VERDICTS[4:])
    print(markdown_table(header, cells), end="\n\n")
