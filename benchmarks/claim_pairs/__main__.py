"""Do two contents of one story state one claim? Our judge and clusters, and cosine, on pairs labelled by reading.

    python -m benchmarks.claim_pairs [--corpora ../shared/corpora] [--set choose|test] [--show]

Contents come bare, without source and cue, as said by nobody in particular.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.claim_pairs.gold import SETS, load, minimal
from benchmarks.report import markdown_table
from benchmarks.stories import scores
from pipelines.claims import clusters
from pipelines.claims.cue import read_cue
from pipelines.claims.propositions import parts, read
from pipelines.claims.standing import Source
from pipelines.claims.tokens import tokenize
from pipelines.encoder import STATEMENTS, SentenceEncoder

HERE = Path(__file__).parent


def item(text: str) -> clusters.Item:
    """A content as the claims stage reads it, as said by nobody in particular."""
    tokens = tokenize(text, [(0, len(text))])
    cue = read_cue((), (), None)
    found, _ = read(parts(tokens, text, cue, [False] * len(tokens)), cue, Source("", "unnamed"), True)
    if not found:
        return clusters.Item(text, "past", "asserts", "")
    return clusters.Item(found[0].statement, found[0].tense, found[0].stance, "")


def measures(right: int, said: int, true: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = right / max(said, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def of_pairs(gold: Sequence[bool], answers: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of "same"."""
    return measures(sum(g and a for g, a in zip(gold, answers, strict=True)), sum(answers), sum(gold))


def report_minimal(half: str, encode: SentenceEncoder) -> None:
    """Print how many minimal pairs are told right, by what they differ in."""
    right: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for pair in minimal(half):
        texts = [pair.first, pair.second]
        found = clusters.cluster([item(text) for text in texts], ["headline\n" + "\n".join(texts)], encode)
        right[pair.same, pair.category].append((len(found.groups) == 1) == pair.same)
    rows = [
        (category, "one claim" if same else "two claims", f"{sum(answers)} of {len(answers)}")
        for (same, category), answers in sorted(right.items())
    ]
    every = [answer for answers in right.values() for answer in answers]
    print(f"Minimal pairs ({half}): {sum(every)} of {len(every)} right, {sum(every) / len(every):.3f}\n")
    print(markdown_table(("differ in", "are", "right"), rows), end="\n\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=SETS, default="choose", help="which labels")
    arguments = parser.parse_args()
    encode = SentenceEncoder(STATEMENTS)
    report_minimal(arguments.set, encode)
    if not (arguments.corpora / "fnc1-train").is_dir():
        print(f"fnc1-train: not found in {arguments.corpora}, nothing measured")
        return
    stories = load(arguments.corpora, arguments.set)
    sentences = SentenceEncoder()
    gold: list[bool] = []
    cosine: list[float] = []
    judged: list[float] = []
    joined: list[bool] = []
    cored: list[bool] = []
    labels: list[str] = []
    groups: list[list[int]] = []
    for name, story in stories.items():
        numbers = sorted(story.contents)
        texts = [story.contents[number].text for number in numbers]
        place = {number: index for index, number in enumerate(numbers)}
        found = clusters.cluster([item(text) for text in texts], ["headline\n" + "\n".join(texts)], encode)
        home, core = (
            {index: number for number, group in enumerate(parts_) for index in group}
            for parts_ in (found.groups, found.cores)
        )
        vectors = sentences(texts)
        for (a, b), label in story.pairs.items():
            first, second = sorted((place[a], place[b]))
            gold.append(label == "same")
            cosine.append(float(vectors[first] @ vectors[second]))
            one = found.judgements.get((found.first_of[first], found.first_of[second]))
            same_words = found.first_of[first] == found.first_of[second]
            judged.append(1.0 if same_words else 0.0 if one is None else one.value)
            joined.append(home[first] == home[second])
            cored.append(core[first] == core[second])
        kept = {index: len(labels) + order for order, index in enumerate(
            index for index, number in enumerate(numbers) if story.contents[number].claim)}  # fmt: skip
        labels += [f"{name} {story.contents[numbers[index]].claim}" for index in kept]
        groups += [part for group in found.groups if (part := [kept[index] for index in group if index in kept])]
    rows = []
    best = max(np.arange(0.3, 0.95, 0.01), key=lambda level: of_pairs(gold, [value >= level for value in cosine])[2])
    rows.append((f"cosine of the sentence encoder, {best:.2f}", *of_pairs(gold, [value >= best for value in cosine])))
    for level in (0.3, 0.5, 0.7, 0.9):
        rows.append((f"judge with guards, {level}", *of_pairs(gold, [value >= level for value in judged])))
    rows.append(("clusters", *of_pairs(gold, joined)))
    rows.append(("cores", *of_pairs(gold, cored)))
    print(f"{len(gold)} pairs of {len(stories)} stories ({arguments.set}), {sum(gold)} the same\n")
    print(markdown_table(("answer", "P", "R", "F1"), [(row[0], *(f"{v:.3f}" for v in row[1:])) for row in rows]))
    singles = scores(labels, [[index] for index in range(len(labels))])[3]
    print(
        f"\n{len(labels)} contents with a claim: B-cubed F1 {scores(labels, groups)[3]:.3f}, each alone {singles:.3f}"
    )


if __name__ == "__main__":
    main()
