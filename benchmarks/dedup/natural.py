"""Score the stage dedup on natural pairs of news articles, labelled by hand: are the two one report?

    python -m benchmarks.dedup.natural --corpora ../shared/corpora [--half choose|test]

`natural.csv` holds ids and labels of 300 pairs, no text: the texts are read from the corpora. The pairs were drawn over
all levels of shared text (containment of word 4-shingles), at most six of one story, without asking the stage; so the
figures hold for this mix, in which hard pairs are common. No article is in both halves.

| label | the two articles |
|---|---|
| copy | one report with small edits: typos, headline, captions, house style, a sentence cut or added |
| update | one report reworked from the same text: grown, corrected, restructured; the same news and the same course |
| contains | one is (nearly) whole in the other, which is clearly longer |
| partial | different reports with passages in common: lifted paragraphs, the same statement or long quotation |
| unrelated | different reports with phrases, stock sentences, a template or a short quotation in common |

`one_report` is yes for copy, update, and for contains where the shorter is a cut form of the same report; no where
the longer is a report of other news, or a comment, that prints the shorter. The stage should put the two into one copy
group where it is yes, and only there.

The peer calls two articles one report from a Jaccard index of word 4-shingles on, the best one on the half `choose`. It
sees a pair at a time, so it can't chain; the stage groups all articles of the corpora.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from schemas import ids
from schemas.render.arrow import from_rows

GOLD = Path(__file__).with_name("natural.csv")
HALVES = ("choose", "test")
LABELS = ("copy", "update", "contains", "partial", "unrelated")
COPIES = ("exact", "near", "version")  # from the closest on
FOUND = (*COPIES, "partial", "none")

Key = tuple[str, str]  # corpus (a folder's name) and id in it


class Pair(NamedTuple):
    """Two articles and what a reader called them."""

    one: Key
    other: Key
    label: str
    is_one_report: bool
    half: str


class Article(NamedTuple):
    """An article of a corpus; the outlet where the corpus tells."""

    key: Key
    text: str
    outlet: str | None


def read_gold() -> list[Pair]:
    """The labelled pairs."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                (row["corpus_a"], row["id_a"]),
                (row["corpus_b"], row["id_b"]),
                row["label"],
                row["one_report"] == "yes",
                row["half"],
            )
            for row in csv.DictReader(file)
        ]


def _lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _fnc1(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    for row in _lines(folder / "bodies_train.jsonl"):
        yield row["body_id"], row["text"], None


def _wikinews(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    for row in _lines(folder / "articles.jsonl"):
        yield row["id"], row["text"], "Wikinews"


def _polnear(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    for half in ("train", "dev"):
        for path in sorted((folder / half / "text").glob("*.txt")):
            yield path.stem, path.read_text("utf-8", "replace"), path.stem.split("_")[0]


def _html(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    pages = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for key, page in pages.items():
        yield key, page["articleBody"], urlsplit(page["url"]).hostname


READERS: dict[str, Callable[[Path], Iterator[tuple[str, str, str | None]]]] = {
    "fnc1-train": _fnc1,
    "html-extraction": _html,
    "polnear": _polnear,
    "wikinews": _wikinews,
}


def load(corpora: Path, pairs: Sequence[Pair]) -> list[Article]:
    """All articles of the corpora that the pairs are from. SystemExit where one is absent or lacks an article."""
    needed = {key for pair in pairs for key in (pair.one, pair.other)}
    names = sorted({corpus for corpus, _ in needed})
    if absent := [name for name in names if not (corpora / name).is_dir()]:
        raise SystemExit(
            f"not measured: {corpora} has no folder {', '.join(absent)}. The labels are of articles in these corpora, "
            "which are not part of the project; name the folder that holds them with --corpora."
        )
    try:
        articles = [
            Article((name, key), text, outlet) for name in names for key, text, outlet in READERS[name](corpora / name)
        ]
    except FileNotFoundError as error:
        raise SystemExit(f"not measured: the corpus lacks the file {error.filename}") from error
    if missing := sorted(needed - {article.key for article in articles}):
        raise SystemExit(
            f"not measured: {len(missing)} labelled articles are not in {corpora}, first {'/'.join(missing[0])}. "
            "The labels are of another version of the corpus."
        )
    return articles


def found_by_stage(articles: Sequence[Article], pairs: Sequence[Pair]) -> list[str]:
    """For each pair what the stage says of it (FOUND), from one run over all articles, dates unknown.

    Two articles in one copy group: their relation where they have one, else the more distant role of the two.
    """
    from pipelines.dedup.articles import build

    key_of = {article.key: ids.make_id("article", *article.key) for article in articles}
    result = build(
        from_rows(
            "_documents",
            (
                {
                    "article_id": key_of[article.key],
                    "outlet": article.outlet,
                    "published_at": None,
                    "published_precision": "unknown",
                    "text": article.text,
                    "text_sha256": ids.text_sha256(article.text),
                    "char_count": len(article.text),
                    "word_count": len(article.text.split()),
                    "extraction": "done" if article.text.strip() else "empty",
                    "source_path": "/".join(article.key),
                    "record_no": 0,
                    "source_sha256": "0" * 64,
                    "batch": ".",
                }
                for article in articles
            ),
        )
    )
    group, role, original = {}, {}, {}
    for row in result.articles.select(["article_id", "copy_group_id", "copy_role", "copy_of_article_id"]).to_pylist():
        key = row["article_id"]
        group[key], role[key], original[key] = row["copy_group_id"], row["copy_role"], row["copy_of_article_id"] or key
    relation = {
        frozenset((row["article_id"], row["other_article_id"])): row["relation"]
        for row in result.article_relations.to_pylist()
    }
    found = []
    for pair in pairs:
        one, other = key_of[pair.one], key_of[pair.other]
        said = relation.get(frozenset((one, other)))
        if group[one] == group[other]:
            roles = [role[key] for key in (one, other) if role[key] in COPIES]
            found.append(said if said in COPIES else max(roles, key=COPIES.index))
        else:
            said = said or relation.get(frozenset((original[one], original[other])))
            found.append("partial" if said == "partial" else "none")
    return found


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[at:] for at in range(4)), strict=False))


def jaccards(articles: Sequence[Article], pairs: Sequence[Pair]) -> list[float]:
    """The Jaccard index of the word 4-shingles of each pair."""
    texts = {article.key: article.text for article in articles}
    found = []
    for pair in pairs:
        one, other = _shingles(texts[pair.one]), _shingles(texts[pair.other])
        found.append(len(one & other) / max(1, len(one | other)))
    return found


def scores(said: Sequence[bool], gold: Sequence[bool]) -> dict[str, float]:
    """Precision, recall and F1 of "one report"; 0 where nothing was said or nothing is to be found."""
    right = sum(one and other for one, other in zip(said, gold, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(gold))
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if right else 0.0,
    }


def best_threshold(values: Sequence[float], gold: Sequence[bool]) -> float:
    """The value from which on "one report" has the best F1; the highest of several."""
    return max(sorted(set(values)), key=lambda least: (scores([v >= least for v in values], gold)["f1"], least))


def table(pairs: Sequence[Pair], found: Sequence[str]) -> str:
    """Counts of label (and one_report) by what was found."""
    counts = Counter((pair.label, pair.is_one_report, said) for pair, said in zip(pairs, found, strict=True))
    lines = ["label      one_report " + " ".join(f"{name:>7}" for name in FOUND)]
    for label in LABELS:
        for is_one in (True, False):
            row = [counts[label, is_one, name] for name in FOUND]
            if any(row):
                lines.append(f"{label:<10} {'yes' if is_one else 'no':<10} " + " ".join(f"{n:>7}" for n in row))
    return "\n".join(lines)


def main() -> None:
    """Parse the command line, run, print a line of JSON per method and half, and a table per half."""
    parser = argparse.ArgumentParser(description="Score the stage dedup on natural pairs labelled by hand.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora that the pairs are from")
    parser.add_argument("--half", choices=HALVES, help="default: both; look at errors of `choose` only")
    given = parser.parse_args()
    pairs = read_gold()
    articles = load(given.corpora, pairs)
    found, likeness = found_by_stage(articles, pairs), jaccards(articles, pairs)
    chosen = [at for at, pair in enumerate(pairs) if pair.half == "choose"]
    threshold = best_threshold([likeness[at] for at in chosen], [pairs[at].is_one_report for at in chosen])
    for half in [given.half] if given.half else HALVES:
        own = [at for at, pair in enumerate(pairs) if pair.half == half]
        gold = [pairs[at].is_one_report for at in own]
        size = {"half": half, "pairs": len(own), "one_report": sum(gold)}
        stage = scores([found[at] in COPIES for at in own], gold)
        peer = scores([likeness[at] >= threshold for at in own], gold)
        print(json.dumps({"method": "pipelines.dedup"} | size | stage))
        print(json.dumps({"method": "jaccard", "threshold": round(threshold, 4)} | size | peer))
        print(table([pairs[at] for at in own], [found[at] for at in own]))


if __name__ == "__main__":
    main()
