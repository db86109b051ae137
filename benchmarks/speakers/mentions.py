"""Names, who and which, I and we: right, wrong and open on labels of our own, and I and we on GUM's gold coreference.

    python -m benchmarks.speakers.mentions [--set choose|broad|late|test] [--show] [--corpora DIR]

`benchmarks.speakers` scores `choose` and `test` with the rest. `broad` and `late` are two halves of further relatives:
rules were chosen on the first, the second was scored when they stood. README.md says how all was labelled. What the
labels of he, she, it, they and of descriptions are scored by is not here.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.report import markdown_table
from benchmarks.speakers.sources import pointed
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger
from pipelines.speakers.article.article import Mention, Resolution, Source, resolve
from pipelines.speakers.lexicon.heads import TITLES
from pipelines.speakers.names import names
from pipelines.text import Span
from training import polnear

HERE = Path(__file__).parent
SETS = {
    "choose": (HERE / "mentions.csv", slice(None)),
    "broad": (HERE / "broad" / "mentions.csv", slice(50)),
    "late": (HERE / "broad" / "mentions.csv", slice(50, None)),
    "test": (HERE / "test" / "mentions.csv", slice(None)),
}
UNSEEN = frozenset({"late", "test"})
FORMS = {
    "name in full": ("full",),
    "name, fuller elsewhere": ("bare",),
    "who, which, that": ("who", "which", "that"),
    "I, we": ("i", "we"),
}
NAMED, UNNAMED = ("right", "wrong", "open"), ("joined", "left alone", "named falsely")
GENRES = ("bio", "court", "speech", "textbook")
"""Genres of GUM that are free to look at and read like reports, speeches or hearings."""
_SMALL = frozenset(("the", "of", "and", "for", "a", ""))
_FIRST = re.compile(r"(?:I|[Ww]e|[Mm]e|[Mm]y|[Uu]s|[Oo]ur)")
# What opens a mention that is no name, though it may hold capitals: "the Chief Guest", "our President".
_NO_NAME = re.compile(r"(?:the|an?|one|this|that|your|(?:I|we|me|my|us|our|you)(?!\w))\b", re.IGNORECASE)
_Row = Mapping[str, str]


class Text(NamedTuple):
    """An article with its attributions, as annotated or as found."""

    name: str
    text: str
    sources: list[Source]


def labels(half: str) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Labelled mentions of one of SETS by corpus and article."""
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    path, part = SETS[half]
    with path.open(encoding="utf-8", newline="") as file:
        for row in list(csv.DictReader(file))[part]:
            found[row["corpus"], row["article"]].append(row)
    return found


def with_labelled(sources: Sequence[Source], rows: Sequence[_Row]) -> list[Source]:
    """The sources, and one without content for each labelled place that is none of them."""
    starts = {source.spans[0].start for source in sources if source.spans}
    number = max((source.no for source in sources), default=-1) + 1
    added: list[Source] = []
    for row in rows:
        span = Span(int(row["start"]), int(row["end"]))
        if span.start not in starts:
            added.append(Source(number + len(added), None, [span], [], [], []))
    return [*sources, *added]


def polnear_texts(corpora: Path, wanted: set[str]) -> Iterator[Text]:
    """Articles of PolNeAR train with their annotated attributions."""
    for article in polnear.articles(corpora / "polnear", "train"):
        if article.name in wanted:
            sources = [
                Source(number, None, list(gold.source), list(gold.content), list(gold.cue), [])
                for number, gold in enumerate(article.attributions)
            ]
            yield Text(article.name, article.text, sources)


def wikinews_texts(corpora: Path, wanted: set[str]) -> Iterator[Text]:
    """Articles of Wikinews, headline first, with the attributions that the shipped weights find."""
    tagger = Tagger()
    with (corpora / "wikinews" / "articles.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["id"] in wanted:
                text = f"{row['title']}\n\n{row['text']}"
                sources = [
                    Source(number, a.parent, list(a.source), list(a.content), list(a.cue), list(a.addressee))
                    for number, a in enumerate(extract(text, tagger))
                ]
                yield Text(row["id"], text, sources)


def _words(name: str) -> set[str]:
    return {names.fold_ascii(word) for word in re.split(r"[\s’']+", name)} - _SMALL - {"s"} - TITLES.keys()


def _meant(resolution: Resolution, row: _Row) -> Mention | None:
    start, end = int(row["start"]), int(row["end"])
    touching = [m for m in resolution.mentions if m.phrase.start < end and start < m.phrase.end]
    return min(touching, key=lambda m: abs(m.phrase.start - start) + abs(m.phrase.end - end), default=None)


def _holds(resolution: Resolution, mention: Mention, start: int, end: int) -> bool:
    """Whether the entity of a mention is meant at another place, too, that overlaps this one."""
    return any(
        number == mention.entity and low < end and start < high and low != mention.phrase.start
        for low, high, number, _ in resolution.at
    )


def verdict(text: str, resolution: Resolution, row: _Row) -> str:
    """One of NAMED or UNNAMED.

    Right: the entity is the one at the labelled name, or its fullest name says no more and no less than the labelled
    one. Wrong: it has another name. Open: it has none, or only that of the mention itself, though a fuller stands in
    the article.
    """
    mention = _meant(resolution, row)
    entity = resolution.entities[mention.entity] if mention else None
    known = entity is not None and entity.form in ("name", "author")
    if row["answer"] == "unnamed":
        held = mention and _holds(
            resolution, mention, int(row["antecedent_start"] or 0), int(row["antecedent_end"] or 0)
        )
        return "named falsely" if known else "joined" if held else "left alone"
    if mention is None or entity is None or mention.method == "unresolved":
        return "open"
    name = (int(row["name_start"]), int(row["name_end"]))
    gold, own = _words(text[slice(*name)]), _words(text[int(row["start"]) : int(row["end"])])
    if not known:
        return "right" if _holds(resolution, mention, *name) else "open"
    found = _words(entity.name)
    if not (found <= gold or gold <= found):
        acronym = names.initialism(text[slice(*name)])
        return "right" if acronym in found or _holds(resolution, mention, *name) else "wrong"
    if row["form"] == "bare" and found <= own and not found >= gold:
        return "right" if _holds(resolution, mention, *name) else "open"
    return "right"


def score_mentions(corpora: Path, half: str, show: bool) -> None:
    """Prints right, wrong and open by form; the corpora that are absent are left out."""
    wanted = labels(half)
    readers = {"polnear": polnear_texts, "wikinews": wikinews_texts}
    tagger = Tagger()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for corpus, reader in readers.items():
        if not (corpora / corpus).is_dir():
            print(f"{corpus}: not found in {corpora.name}, left out")
            continue
        for article in reader(corpora, {name for own, name in wanted if own == corpus}):
            rows = wanted[corpus, article.name]
            antecedents = pointed(article.text, tagger)
            resolution = resolve(article.text, with_labelled(article.sources, rows), antecedents=antecedents)
            for row in rows:
                found = verdict(article.text, resolution, row)
                counts[row["form"]][found] += 1
                if show and half not in UNSEEN and found in ("wrong", "open", "named falsely"):
                    place = int(row["start"]), int(row["end"])
                    mention = _meant(resolution, row)
                    given = resolution.entities[mention.entity].name if mention else "no mention"
                    print(article.name, place, row["form"], found, article.text[slice(*place)], given, sep=" | ")
    cells = []
    for label, forms in FORMS.items():
        count = sum((counts[form] for form in forms), Counter())
        named = sum(count[each] for each in NAMED)
        share = f"{100 * count['right'] / max(1, named):.1f}"
        cells.append((label, str(named), share, *(str(count[each]) for each in (*NAMED[1:], *UNNAMED))))
    print(f"Names, relatives and first persons in PolNeAR train and Wikinews, labelled by hand ({half})\n")
    header = ("source", "named in the article", "right %", "wrong", "open", "not named: joined to its antecedent",
              "left alone", "given a name")  # fmt: skip
    print(markdown_table(header, cells), end="\n\n")


# --- I and we in GUM ----------------------------------------------------------------------------------------------


def _gum(folder: Path) -> Iterator[tuple[dict[str, Any], str, int, list[dict[str, Any]]]]:
    """Each document of GENRES with its text, headline first, how far that moves its offsets, and its attributions."""
    by_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with (folder / "attributions.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            by_doc[row["doc"]].append(row)
    with (folder / "docs.jsonl").open(encoding="utf-8") as file:
        for doc in map(json.loads, file):
            if doc["genre"] in GENRES:
                titled = doc["text"].startswith(doc["title"])
                text = doc["text"] if titled else f"{doc['title']}\n\n{doc['text']}"
                yield doc, text, len(text) - len(doc["text"]), by_doc[doc["doc"]]


def score_gum_first_person(corpora: Path, show: bool) -> None:
    """Prints how many I and we in GUM's hearings, speeches, biographies and textbooks mean their gold chain."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for doc, text, shift, rows in _gum(corpora / "gum-attributions"):

        def moved(spans: Sequence[Sequence[int]], by: int = shift) -> list[Span]:
            return [Span(start + by, end + by) for start, end in spans]

        sources = [
            Source(number, None, moved(row["source"]), moved(row["content"]), moved(row["cue"]), [])
            for number, row in enumerate(rows)
        ]
        starts = {span.start for source in sources for span in source.spans}
        chains: dict[str, list[Span]] = defaultdict(list)
        for entity in doc["entities"]:
            chains[entity["id"]].append(Span(entity["start"] + shift, entity["end"] + shift))
        asked = [
            {"start": str(span.start), "end": str(span.end), "chain": chain, "form": text[slice(*span)].lower()}
            for chain, spans in chains.items()
            for span in spans
            if _FIRST.fullmatch(text[slice(*span)])
            and (text[slice(*span)] in ("I", "me", "my", "My") or span.start in starts)
        ]
        resolution = resolve(text, with_labelled(sources, asked))
        for row in asked:
            found = _chain_verdict(text, resolution, row, chains[row["chain"]], doc["title"])
            form = "i" if row["form"] in ("i", "me", "my") else "we"
            counts[f"{doc['genre']} {form}"][found] += 1
            if show and found in ("wrong", "named falsely"):
                mention = _meant(resolution, row)
                given = resolution.entities[mention.entity].name if mention else ""
                print(doc["doc"], row["start"], row["form"], found, given, sep=" | ")
    cells = []
    for form, count in sorted(counts.items()):
        named = sum(count[each] for each in NAMED)
        share = f"{100 * count['right'] / max(1, named):.1f}"
        others = ("left alone", "named by the title", "named falsely")
        cells.append((form, str(named), share, *(str(count[each]) for each in (*NAMED[1:], *others))))
    print("I, me and my, and we that are sources, in GUM's free genres, gold coreference\n")
    header = ("genre", "chain with a name", "right %", "wrong", "open", "no name: left alone", "named by the title",
              "given a name")  # fmt: skip
    print(markdown_table(header, cells), end="\n\n")


def _chain_verdict(text: str, resolution: Resolution, row: _Row, chain: Sequence[Span], title: str) -> str:
    mention = _meant(resolution, row)
    entity = resolution.entities[mention.entity] if mention and mention.method != "unresolved" else None
    printed = [text[slice(*span)] for span in chain]
    gold = {
        word
        for form in printed
        if len(form.split()) <= 6 and not _NO_NAME.match(form)
        for word in _words(" ".join(part for part in form.split() if part[:1].isupper() and len(part) > 2))
    }
    known = entity is not None and entity.form in ("name", "author")
    found = _words(entity.name) if entity is not None and known else set()
    if not gold:
        if not known:
            return "left alone"
        return "named by the title" if found & _words(title) else "named falsely"
    if entity is None or mention is None:
        return "open"
    held = any(_holds(resolution, mention, *span) for span in chain if not _FIRST.fullmatch(text[slice(*span)]))
    return "right" if held or found & gold else "wrong" if known else "open"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=SETS, default="choose", help="which labels")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of sets that may be chosen on")
    arguments = parser.parse_args()
    score_mentions(arguments.corpora, arguments.set, arguments.show)


if __name__ == "__main__":
    main()
