"""Scores speaker resolution: `python -m benchmarks.speakers --corpora DIR` (default `../shared/corpora`).

Three measures, reported apart. Name pairs of our own (benchmarks/name_pairs.csv) beside rapidfuzz; sources of
PolNeAR
dev against CoreNLP's coreference, which is itself often wrong (a smoke test, no goal); sources of GUM's free genres
against gold coreference. Corpora that are absent are left out, which is said.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz  # noqa: E402

from pipelines.speakers import names  # noqa: E402
from pipelines.speakers.article import Mention, Resolution, Source, resolve  # noqa: E402
from pipelines.speakers.phrases import analyse  # noqa: E402
from pipelines.text import Span  # noqa: E402
from training import polnear  # noqa: E402

PAIRS = Path(__file__).with_name("name_pairs.csv")


def same_person(name: str, other: str) -> bool:
    """Whether the stage would join two names across articles, were the persons otherwise unknown."""
    one, two = analyse(name), analyse(other)
    if one is None or two is None or one.person is None or two.person is None:
        return False
    match = names.compare_people(one.person, two.person)
    return match is not None and match.method != "surname"


def pair_score(pairs: list[tuple[str, str, bool]], joins: Callable[[str, str], bool]) -> dict[str, float]:
    """Precision, recall, F1 and the number of false merges."""
    hits = Counter((same, joins(name, other)) for name, other, same in pairs)
    right, false, missed = hits[True, True], hits[False, True], hits[True, False]
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": precision, "recall": recall, "f1": f1, "false_merges": false}


def score_pairs() -> None:
    """Prints the table of name pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [(row["name"], row["other_name"], row["same"] == "yes") for row in csv.DictReader(file)]
    matchers: dict[str, Callable[[str, str], bool]] = {"onrecord": same_person}
    for label, scorer in (("WRatio", fuzz.WRatio), ("token_set_ratio", fuzz.token_set_ratio)):
        best = max(range(60, 100), key=lambda floor, s=scorer: pair_score(pairs, _floor(s, floor))["f1"])  # type: ignore[misc]
        matchers[f"rapidfuzz {label} >= {best} (tuned here)"] = _floor(scorer, best)
    print(f"name pairs: {len(pairs)}, {sum(same for *_, same in pairs)} of them one person")
    for label, joins in matchers.items():
        scores = pair_score(pairs, joins)
        print(f"  {label:42} " + "  ".join(f"{key} {value:.3f}" for key, value in scores.items()))
    for name, other, same in pairs:
        if same_person(name, other) != same:
            print(f"    {'missed' if same else 'false merge'}: {name} / {other}")


def _floor(scorer: Callable[[str, str], float], floor: float) -> Callable[[str, str], bool]:
    return lambda name, other: scorer(name.lower(), other.lower()) >= floor


def form_of(mention: Mention) -> str:
    """The class under which a mention is scored."""
    return mention.phrase.pronoun or mention.phrase.form


def words_of(resolution: Resolution, mention: Mention) -> set[str]:
    """Folded words of the names of the entity that a mention was resolved to."""
    entity = resolution.entities[mention.entity]
    if entity.form == "unnamed":
        return set()
    return {names.fold_ascii(word) for form in entity.printed for word in form.split()}


def report(title: str, counts: dict[str, Counter[str]]) -> None:
    """Prints right, wrong and unresolved by class; precision leaves the unresolved out."""
    print(title)
    for form, count in sorted(counts.items()):
        total = sum(count.values())
        tried = count["right"] + count["wrong"]
        print(
            f"  {form:8} n {total:4}  right {count['right']:4} ({count['right'] / total:.1%})  "
            f"wrong {count['wrong']:4}  unresolved {count['unresolved']:4}  "
            f"precision {count['right'] / max(tried, 1):.1%}"
        )


def judge(resolution: Resolution, mention: Mention, gold: set[str]) -> str:
    """Right where the entity shares a word of a name with the gold entity."""
    if mention.method == "unresolved" or mention.method == "described":
        return "unresolved"
    return "right" if words_of(resolution, mention) & gold else "wrong"


def score_polnear(corpora: Path) -> None:
    """Sources of PolNeAR dev against the silver chain that holds them, where it has a person's name."""
    with gzip.open(corpora / "polnear/corenlp/dev.jsonl.gz", "rt", encoding="utf-8") as file:
        silver = {row["article"]: row for row in map(json.loads, file)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds, articles = 0.0, 0
    for article in polnear.articles(corpora / "polnear", "dev"):
        sources = [
            Source(number, None, list(gold.source), list(gold.content), list(gold.cue), [])
            for number, gold in enumerate(article.attributions)
        ]
        started = time.process_time()
        resolution = resolve(article.text, sources)
        seconds, articles = seconds + time.process_time() - started, articles + 1
        chains = _silver_chains(article.text, silver.get(article.name))
        for mention in resolution.mentions:
            # A pronoun is one token; a name is looked up by its last word.
            phrase = mention.phrase
            at = phrase.start if phrase.form != "name" else phrase.name_start + phrase.name.rfind(" ") + 1
            gold = chains.get(at, set())
            if phrase.form == "name":
                gold = gold - {names.fold_ascii(phrase.name.rsplit(" ", 1)[-1])} if " " not in phrase.name else set()
                form = "bare name to fuller form"
            else:
                form = form_of(mention)
            if gold:
                counts[form][judge(resolution, mention, gold)] += 1
    report(f"PolNeAR dev, silver coreference, {1000 * seconds / articles:.1f} CPU ms an article", counts)


def _silver_chains(text: str, row: dict[str, Any] | None) -> dict[int, set[str]]:
    """Folded words of persons' names in the chain of each token, by the token's first character."""
    found: dict[int, set[str]] = {}
    if row is None:
        return found
    sentences = row["sentences"]
    for chain in row["coref"]:
        spans = [sentences[sentence][start:end] for sentence, start, end, _ in chain]
        people = {
            names.fold_ascii(text[token[0] : token[1]])
            for span in spans
            if len(span) <= 5
            for token in span
            if token[3] == "PERSON"
        }
        for span in spans:
            if len(span) <= 5:
                for token in span:
                    found[token[0]] = people
    return found


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
                counts[form_of(mention)][judge(resolution, mention, named)] += 1
    report("GUM free genres, gold, sources whose entity is a person with a name", counts)


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


def main() -> None:
    """Runs what the folder allows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    corpora: Path = parser.parse_args().corpora
    score_pairs()
    for folder, score in (("polnear", score_polnear), ("gum-attributions", score_gum)):
        if (corpora / folder).is_dir():
            score(corpora)
        else:
            print(f"{folder}: not found in {corpora.name}, left out")


if __name__ == "__main__":
    main()
