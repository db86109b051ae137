"""Sources of PolNeAR dev, resolved from annotated spans: right, wrong or open, by labels of our own.

Right where the entity has the annotated name, wrong where it has another, open where it has none.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.report import markdown_table
from benchmarks.speakers.labels import HERE, rows
from pipelines.attribution.tagger import Tagger
from pipelines.speakers.article.article import Mention, Resolution, Source, resolve
from pipelines.speakers.names import names
from pipelines.text import Span
from training import polnear

EMPTY = frozenset(("the", "of", "and", "for", ""))
PRONOUNS = ("he", "she", "it", "they")
NAMED, UNNAMED = ("right", "wrong", "open"), ("joined", "left alone", "named falsely")


def words_of(resolution: Resolution, mention: Mention) -> set[str]:
    """Folded words of the names of the entity that a mention was resolved to; none for one that is not named."""
    entity = resolution.entities[mention.entity]
    if entity.form not in ("name", "author"):
        return set()
    return {names.fold_ascii(word) for form in entity.printed for word in form.split()} - {
        "the",
        "of",
        "and",
        "for",
        "",
    }


def pointed(text: str, tagger: Tagger) -> dict[int, list[tuple[int, float]]]:
    """By start of a pronoun: the starts of the words that it may go back to, with their weights."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for pronoun, word, weight in tagger.read(text).antecedents:
        found[pronoun.start].append((word.start, weight))
    return found


def resolved(
    articles: Sequence[polnear.GoldArticle], pointers: Mapping[str, dict[int, list[tuple[int, float]]]] | None = None
) -> Iterator[tuple[polnear.GoldArticle, Resolution]]:
    """Each article with what its annotated sources mean; `pointers` by article, else pronouns go by rules alone."""
    for article in articles:
        sources = [
            Source(number, None, list(gold.source), list(gold.content), list(gold.cue), [])
            for number, gold in enumerate(article.attributions)
        ]
        yield article, resolve(article.text, sources, antecedents=(pointers or {}).get(article.name, {}))


def judge(found: set[str], gold: set[str]) -> str:
    """right, wrong or open, by the names of an entity."""
    if not found:
        return "open"
    return "right" if found & gold else "wrong"


def holds(resolution: Resolution, mention: Mention, antecedent: Span) -> bool:
    """Whether the entity of a mention is also meant at `antecedent`: another place of it that is half of both."""
    return any(
        number == mention.entity
        and start != mention.phrase.start
        and 2 * (min(end, antecedent.end) - max(start, antecedent.start))
        >= max(end, antecedent.end) - min(start, antecedent.start)
        for start, end, number, _ in resolution.at
    )


def source_verdict(article: polnear.GoldArticle, resolution: Resolution, row: dict[str, str]) -> tuple[str, float]:
    """One of NAMED or UNNAMED for a labelled source, with the score of the mention.

    An entity is right by its name, or because it holds the labelled antecedent: "her campaign" is named nowhere else.
    """
    place = int(row["start"]), int(row["end"])
    mention = next((m for m in resolution.mentions if (m.phrase.start, m.phrase.end) == place), None)
    mention = mention or next((m for m in resolution.mentions if m.phrase.start == place[0]), None)
    found = words_of(resolution, mention) if mention else set()
    known = bool(row["antecedent_start"])
    held = False
    if mention and known:
        held = holds(resolution, mention, Span(int(row["antecedent_start"]), int(row["antecedent_end"])))
    score = mention.score if mention else 0.0
    if row["answer"] == "unnamed":
        return ("named falsely" if found else "joined" if held else "left alone"), score
    name = article.text[int(row["name_start"]) : int(row["name_end"])]
    verdict = judge(found, {names.fold_ascii(word) for word in name.split()} - EMPTY)
    if held and mention and verdict == "wrong":  # the antecedent is a name of its own: "VA"
        antecedent = article.text[int(row["antecedent_start"]) : int(row["antecedent_end"])]
        held = antecedent in resolution.entities[mention.entity].printed
    return ("right" if held else verdict), score


def score(corpora: Path, show: bool) -> None:
    """Prints right, wrong and open by the form of the source, what unnamed ones got, and risk by the score."""
    labels: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(HERE / "sources.csv"):
        if row["answer"] != "unclear":
            labels[row["article"]].append(row)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    scored: list[tuple[float, bool]] = []
    articles = list(polnear.articles(corpora / "polnear", "dev"))
    tagger = Tagger()
    pointers = {article.name: pointed(article.text, tagger) for article in articles}
    seconds = time.process_time()
    for article, resolution in resolved(articles, pointers):
        for row in labels[article.name]:
            verdict, score = source_verdict(article, resolution, row)
            counts[row["form"]][verdict] += 1
            if verdict in ("right", "wrong", "named falsely"):
                scored.append((score, verdict == "right"))
            if show and verdict in ("wrong", "open", "named falsely"):
                place = int(row["start"]), int(row["end"])
                print(article.name, place, row["form"], verdict, article.text[slice(*place)], sep=" | ")
    seconds = time.process_time() - seconds
    print(f"Sources of PolNeAR dev, labelled by hand; {1000 * seconds / len(articles):.1f} CPU ms an article\n")
    cells = []
    for form in (*PRONOUNS, "definite", "indefinite"):
        count = counts[form]
        named = sum(count[verdict] for verdict in NAMED)
        share = f"{100 * count['right'] / max(1, named):.1f}"
        cells.append((form, str(named), share, *(str(count[v]) for v in (*NAMED[1:], *UNNAMED))))
    header = ("source", "named in the article", "right %", "wrong", "open", "not named: joined to its antecedent",
              "left alone", "given a name")  # fmt: skip
    print(markdown_table(header, cells), end="\n\n")
    print("Those that were given a speaker, by the score of the mention\n")
    cells = []
    for least in (0.0, 0.6, 0.7, 0.8, 0.9):
        above = [right for score, right in scored if score >= least]
        wrong = len(above) - sum(above)
        share = f"{100 * wrong / max(1, len(above)):.1f}"
        cells.append((f"{least:.1f}", f"{100 * len(above) / max(1, len(scored)):.1f}", str(wrong), share))
    print(markdown_table(("score from", "of all given %", "wrong", "wrong %"), cells), end="\n\n")
