"""Who is the source: names across articles, sources inside one, kinds of speaker, on labels of our own.

    python -m benchmarks.speakers [--set choose|test] [--show] [--corpora DIR]

Pairs of names are two one-sentence articles each through the whole stage, beside rapidfuzz. Sources of PolNeAR dev are
resolved from annotated spans: right where the entity has the annotated name, wrong where it has another, open where it
has none. Kinds are those of sources of PolNeAR train. `--set test` scores the halves that nothing is chosen on.
README.md says how all was labelled. Corpora that are absent are left out, which is said.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from benchmarks.report import markdown_table
from benchmarks.speakers import gum
from pipelines.attribution.tagger import Tagger
from pipelines.speakers import names
from pipelines.speakers.article import Mention, Resolution, Source, resolve
from pipelines.speakers.resolve import build
from pipelines.text import Span
from schemas.render.arrow import from_rows
from training import polnear

HERE = Path(__file__).parent
FOLDERS = {"choose": HERE, "test": HERE / "test"}
EMPTY = frozenset(("the", "of", "and", "for", ""))
PRONOUNS = ("he", "she", "it", "they")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file of labels."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- pairs of names -----------------------------------------------------------------------------------------------


class Pair(NamedTuple):
    """Two names with what their articles tell beside them, and whether they are one speaker."""

    name: str
    other: str
    same: bool
    form: str
    context: str
    other_context: str


def pairs(folder: Path) -> list[Pair]:
    """The pairs of a half."""
    return [
        Pair(row["name"], row["other_name"], row["same"] == "yes", row["class"], row["context"], row["other_context"])
        for row in rows(folder / "pairs.csv")
    ]


def _article(name: str, context: str) -> str:
    return f"{name}, {context}, said the talks would go on." if context else f"{name} said the talks would go on."


def joined(pair: Pair) -> bool:
    """Whether the stage gives both names one speaker, each in an article of its own."""
    articles, attributions = [], []
    for number, (name, context) in enumerate(((pair.name, pair.context), (pair.other, pair.other_context))):
        text = _article(name, context)
        cue = text.rindex(" said ") + 1
        article_id = f"a_{number}"
        articles.append({"article_id": article_id, "text": text, "published_at": None, "authors": None})
        spans = {"source": (0, cue - 1 - bool(context)), "cue": (cue, cue + 4), "content": (cue + 5, len(text) - 1)}
        attributions.append(
            {"article_id": article_id, "attribution_no": 0, "parent_no": None, "depth": 0, "addressee_spans": None}
            | {f"{role}_spans": f"{start} {end}" for role, (start, end) in spans.items()}
        )
    found = build(_Loose(articles), _Loose(attributions), from_rows("shared_passages", []))["quotes"]
    return len(set(found["speaker_id"].to_pylist())) == 1


class _Loose:
    """Rows that stand for a table: the stage reads rows, and asks for columns that say nothing here."""

    def __init__(self, found: Sequence[dict[str, Any]]) -> None:
        self._rows = [defaultdict(lambda: None, row) for row in found]

    def to_pylist(self) -> list[dict[str, Any]]:
        return self._rows  # type: ignore[return-value]


def pair_score(chosen: Sequence[Pair], joins: Callable[[Pair], bool]) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and the number of false merges."""
    hits = Counter((pair.same, joins(pair)) for pair in chosen)
    right, false, missed = hits[True, True], hits[False, True], hits[True, False]
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), false


def _at_least(scorer: Callable[[str, str], float], floor: float) -> Callable[[Pair], bool]:
    return lambda pair: scorer(pair.name.lower(), pair.other.lower()) >= floor


def score_pairs(half: str, show: bool) -> None:
    """Prints the table of name pairs; rapidfuzz at the floor that is best on the half for choosing."""
    chosen = pairs(FOLDERS[half])
    ours = {pair: joined(pair) for pair in chosen}
    matchers: dict[str, Callable[[Pair], bool]] = {"On Record": ours.__getitem__}
    for label, scorer in (("WRatio", fuzz.WRatio), ("token_set_ratio", fuzz.token_set_ratio)):
        floors = range(60, 100)
        best = max(floors, key=lambda floor, s=scorer: pair_score(pairs(HERE), _at_least(s, floor))[2])  # type: ignore[misc]
        matchers[f"rapidfuzz {label} from {best}"] = _at_least(scorer, best)
    print(f"Names across articles: {len(chosen)} pairs, {sum(pair.same for pair in chosen)} of them one speaker\n")
    cells = []
    for label, joins in matchers.items():
        precision, recall, f1, false = pair_score(chosen, joins)
        cells.append((label, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", str(false)))
    print(markdown_table(("matcher", "precision", "recall", "F1", "false merges"), cells), end="\n\n")
    if show and half == "choose":
        for pair in chosen:
            if ours[pair] != pair.same:
                print("missed" if pair.same else "FALSE", pair.form, *pair[:2], *pair[4:], sep=" | ")


# --- sources of articles ------------------------------------------------------------------------------------------


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


def score_sources(corpora: Path, show: bool) -> None:
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


NAMED, UNNAMED = ("right", "wrong", "open"), ("joined", "left alone", "named falsely")


def score_kinds(corpora: Path, half: str, show: bool) -> None:
    """Prints how many kinds are the labelled one, or one that a fair reader could give."""
    labels: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(FOLDERS[half] / "kinds.csv"):
        labels[row["article"]].append(row)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    articles = [article for article in polnear.articles(corpora / "polnear", "train") if article.name in labels]
    for article, resolution in resolved(articles):
        kinds = {m.phrase.start: resolution.entities[m.entity].kind for m in reversed(resolution.mentions)}
        first = {
            min(item.source).start: resolution.entities[resolution.primary[number]].kind
            for number, item in enumerate(article.attributions)
            if item.source
        }
        for row in labels[article.name]:
            kind = first.get(int(row["start"]), kinds.get(int(row["start"]), "unnamed"))
            gold = "unnamed" if row["kind"] == "none" else row["kind"]
            verdict = "exact" if kind == gold else "fair" if kind == row["also"] else "wrong"
            counts[gold][verdict] += 1
            if show and half == "choose" and verdict == "wrong":
                text = article.text[int(row["start"]) : int(row["end"])]
                print(article.name, gold, "found", kind, repr(text), sep=" | ")
    cells = []
    for kind in [*sorted(counts), "all"]:
        count = counts[kind] if kind != "all" else sum(counts.values(), Counter())
        total = sum(count.values())
        exact, fair = count["exact"], count["exact"] + count["fair"]
        cells.append((kind, str(total), f"{100 * exact / total:.1f}", f"{100 * fair / total:.1f}"))
    print(f"Kinds of sources of PolNeAR train, labelled by hand ({half})\n")
    print(markdown_table(("kind", "sources", "as labelled %", "as a fair reader could %"), cells), end="\n\n")


def score_gum(corpora: Path) -> None:
    """Sources with a cue in GUM's free genres against the names of their gold entity."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, rows in _gum(corpora / "gum-attributions"):
        sources = [
            Source(
                number,
                None,
                [Span(*span) for span in row["source"]],
                [Span(*span) for span in row["content"]],
                [Span(*span) for span in row["cue"]],
                [],
            )
            for number, row in enumerate(rows)
        ]
        resolution = resolve(text, sources)
        gold_at = {next(iter(row["source"][0])): row["entity"] for row in rows if row.get("entity")}
        for mention in resolution.mentions:
            entity = gold_at.get(mention.phrase.start)
            if entity is None or mention.phrase.form == "name":
                continue
            named = {
                names.fold_ascii(word)
                for form in entity["mentions"]
                if len(form.split()) <= 5
                for word in form.split()
                if word[:1].isupper() and len(word) > 2
            } - {
                "the",
                "she",
                "they",
                "his",
                "her",
                "its",
                "this",
                "that",
                "those",
                "these",
                "and",
                "our",
                "you",
                "who",
            }
            if entity["etype"] == "person" and named:
                counts[form_of(mention)][judge(words_of(resolution, mention), named)] += 1
    print("GUM's free genres, gold: sources whose entity is a person with a name\n")
    cells = [
        (form, str(sum(count.values())), *(str(count[verdict]) for verdict in NAMED))
        for form, count in sorted(counts.items())
    ]
    print(markdown_table(("source", "all", *NAMED), cells), end="\n\n")


def _gum(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    with (folder / "docs.jsonl").open(encoding="utf-8") as file:
        texts = {row["doc"]: row["text"] for row in map(json.loads, file)}
    by_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with (folder / "attributions.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["cue"] and row["source"]:
                by_doc[row["doc"]].append(row)
    for doc, rows in sorted(by_doc.items()):
        yield texts[doc], rows


def form_of(mention: Mention) -> str:
    """The class under which a mention is scored."""
    return mention.phrase.pronoun or mention.phrase.form


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=FOLDERS, default="choose", help="which half of pairs and kinds")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of what may be chosen on")
    arguments = parser.parse_args()
    score_pairs(arguments.set, arguments.show)
    if (arguments.corpora / "polnear").is_dir():
        score_kinds(arguments.corpora, arguments.set, arguments.show)
        score_sources(arguments.corpora, arguments.show)
    else:
        print(f"polnear: not found in {arguments.corpora.name}, left out")
    if (arguments.corpora / "gum-attributions").is_dir():
        score_gum(arguments.corpora)
        gum.score(arguments.corpora / "gum-attributions", arguments.show)
    else:
        print(f"gum-attributions: not found in {arguments.corpora.name}, left out")


if __name__ == "__main__":
    main()
