"""Same-claim judge and clusters on own gold (invented stories); stance on PolNeAR train attributions labelled by id.

    python -m benchmarks.claims [--fit] [--corpora ../shared/corpora]

Gold contents: tests/gold/claim_pairs.csv (half, story, no, claim, content): contents of one story with one claim label
state one proposition, whatever their polarity. The half `choose` fits weights and threshold (`--fit` writes
pipelines/claims/judge.json), `held_out` is only scored. One author wrote, labelled and modelled: no agreement figure.

Stance gold: benchmarks/stance_gold.csv (sample, article, attribution, stance, polarity): ids and labels, no text; a
quotation of several sentences is judged by the first. `random` was drawn blind (two thirds with cues other than say and
tell), `enriched` among cues and contents with negation, demand, doubt and the like: the rules were tuned on both, after
a first blind score. `second` was drawn and labelled afterwards, a third of it with negation.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.stories import scores
from pipelines.claims import clusters, judge
from pipelines.claims.claims import read_quote
from pipelines.claims.cue import read_cue
from pipelines.claims.propositions import Proposition, Source, read_clause
from pipelines.claims.tokens import tokenize
from pipelines.encoder import SentenceEncoder
from pipelines.text import quotations

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold" / "claim_pairs.csv"
STANCE_GOLD = ROOT / "benchmarks" / "stance_gold.csv"
JUDGE = ROOT / "pipelines" / "claims" / "judge.json"


class Cached:
    """An encoder that keeps what it has embedded."""

    def __init__(self) -> None:
        self._encode = SentenceEncoder()
        self._rows: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of length 1, 384 wide."""
        missing = sorted(set(texts) - self._rows.keys())
        for text, row in zip(missing, self._encode(missing), strict=True):
            self._rows[text] = row
        return np.stack([self._rows[text] for text in texts]) if texts else np.zeros((0, 384), np.float32)


def load_gold(half: str) -> dict[str, list[tuple[str, clusters.Item]]]:
    """Story -> (claim label, content read as said by an unnamed source)."""
    found: dict[str, list[tuple[str, clusters.Item]]] = defaultdict(list)
    cue = read_cue((), (), None)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["half"] != half:
                continue
            text = row["content"]
            read = read_clause(tokenize(text, [(0, len(text))]), cue, Source("", "unnamed"), False, False, True)
            if not isinstance(read, Proposition):
                read = Proposition(0, len(text), text, True, "asserts", "positive", "certain", "past", ())
            found[row["story"]].append((row["claim"], clusters.Item(read.statement, read.tense, read.stance, "")))
    return found


def story_texts(entries: list[tuple[str, clusters.Item]]) -> list[str]:
    """The contents of a story as its articles, for learning names: each behind a word, so that no name stands first."""
    return ["headline\n" + "\n".join(f"that {item.statement}" for _, item in entries)]


def judged(half: str, embed: Cached) -> list[tuple[list[str], clusters.Clusters, list[clusters.Item]]]:
    """Each story's labels and clusters (threshold of judge.json)."""
    found = []
    for _, entries in sorted(load_gold(half).items()):
        items = [item for _, item in entries]
        found.append(([label for label, _ in entries], clusters.cluster(items, story_texts(entries), embed), items))
    return found


def pair_features(half: str, embed: Cached) -> tuple[NDArray[np.float64], NDArray[np.float64], list[str]]:
    """Features, labels and guards of all pairs of one half."""
    rows, labels, guards = [], [], []
    for _, entries in sorted(load_gold(half).items()):
        items = [item for _, item in entries]
        names = clusters.known_names(story_texts(entries))
        contents = [judge.content(item.statement, item.tense, item.stance, names) for item in items]
        vectors = embed([item.statement for item in items]).astype(np.float64)
        keys = sorted({key for entry in contents for key in entry.keys})
        words = judge.Words(keys, embed(keys).astype(np.float64))
        frequency: dict[str, int] = defaultdict(int)
        for entry in contents:
            for key in set(entry.keys):
                frequency[key] += 1
        rarity = {key: float(np.log(1 + 40 / min(number, 40))) for key, number in frequency.items()}
        for a, b in combinations(range(len(items)), 2):
            similar = words.similarities(contents[a], [contents[b]])[0]
            rows.append(judge.features(contents[a], contents[b], float(vectors[a] @ vectors[b]), similar, rarity))
            labels.append(float(entries[a][0] == entries[b][0]))
            guards.append(judge.guard(contents[a], contents[b], frozenset()))
    return np.array(rows), np.array(labels), guards


def fit(embed: Cached, ridge: float = 3.0) -> dict[str, float]:
    """Logistic regression (Newton, ridge) on the pairs of the half `choose` that no guard parts."""
    values, labels, guards = pair_features("choose", embed)
    kept = np.array([not name for name in guards])
    values, labels = values[kept], labels[kept]
    weights = np.zeros(values.shape[1])
    penalty = np.full(values.shape[1], ridge)
    penalty[-1] = 0.01
    for _ in range(50):
        p = 1 / (1 + np.exp(-values @ weights))
        gradient = values.T @ (labels - p) - penalty * weights
        hessian = (values * (p * (1 - p))[:, None]).T @ values + np.diag(penalty)
        weights += np.linalg.solve(hessian, gradient)
    return {name: round(float(weight), 4) for name, weight in zip(judge.FEATURES, weights, strict=True)}


def clustering(half: str, embed: Cached, threshold: float | None) -> NDArray[np.float64]:
    """Pair P, R, F1 and B-cubed P, R, F1, pooled over the stories of a half."""
    labels: list[str] = []
    groups: list[list[int]] = []
    for story, entries in sorted(load_gold(half).items()):
        items = [item for _, item in entries]
        found = clusters.cluster(items, story_texts(entries), embed, threshold)
        groups += [[index + len(labels) for index in group] for group in found.groups]
        labels += [f"{story} {label}" for label, _ in entries]
    return np.array(scores(labels, groups))


@cache
def encoder() -> Cached:
    """One encoder for the whole run."""
    return Cached()


def claim_report(refit: bool) -> None:
    """Print the judge's and the clusters' figures; with `refit` write weights and threshold first."""
    embed = encoder()
    if refit:
        data = {"weights": fit(embed), "threshold": 0.5}
        JUDGE.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        judge.weights.cache_clear()
        # Precision counts: the highest B-cubed F among thresholds whose pair precision is .85 or more, else the most
        # precise.
        grid = [round(0.3 + 0.05 * step, 2) for step in range(13)]
        table = {t: clustering("choose", embed, t) for t in grid}
        precise = [t for t in grid if table[t][0] >= 0.85] or [max(grid, key=lambda t: table[t][0])]
        data["threshold"] = max(precise, key=lambda t: (table[t][3], t))
        JUDGE.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        judge.weights.cache_clear()
    for half in ("choose", "held_out"):
        values, labels, guards = pair_features(half, embed)
        p = np.array([judge.probability(row) for row in values])
        for name, answer in (
            ("cosine >= .62", values[:, 0] >= 0.62),
            ("model", p >= 0.5),
            ("guards only", np.array([not g for g in guards])),
            ("model + guards", (p >= 0.5) & np.array([not g for g in guards])),
        ):
            right = float((answer * labels).sum())
            precision, recall = right / max(answer.sum(), 1), right / labels.sum()
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(
                f"{half:9} pairs {len(labels)} same {int(labels.sum())}  {name:15} P {precision:.3f} R "
                f"{recall:.3f} F1 {f1:.3f}"
            )
        everything = [f"{s} {label}" for s, entries in sorted(load_gold(half).items()) for label, _ in entries]
        print(f"{half:9} singletons B-cubed F {scores(everything, [[i] for i in range(len(everything))])[3]:.3f}")
        result = clustering(half, embed, None)
        print("{:9} clusters  pair P {:.3f} R {:.3f} F1 {:.3f}  B-cubed F {:.3f}".format(half, *result))


def load_polnear(folder: Path, article: str) -> tuple[str, dict[str, dict[str, list[tuple[int, int]]]]]:
    """Text of one annotated article and, per attribution, the spans of Source, Cue and Content."""
    name = article.rsplit("_", 1)[0]
    with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    spans: dict[str, list[tuple[int, int]]] = {}
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for line in (folder / "attributions" / f"{article}.ann").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) == 3:
            places = [place.split() for place in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = [(int(start), int(end)) for start, end in places]
        elif line.startswith("E") and len(parts) >= 2:
            roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
            for part in parts[1].split():
                role, key = part.split(":")
                roles[role.rstrip("0123456789")] += spans.get(key, [])
            found[parts[0]] = roles
    return text, found


def stance_report(corpora: Path, samples: tuple[str, ...]) -> None:
    """Print stance and polarity figures on labelled samples; `none` is an attribution that states no claim."""
    folder = corpora / "polnear" / "train"
    if not folder.is_dir():
        print(f"PolNeAR is not in {folder}: stance not measured")
        return
    with STANCE_GOLD.open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    pairs: list[tuple[str, str]] = []
    polarities: list[bool] = []
    for row in gold:
        if row["sample"] not in samples:
            continue
        text, attributions = load_polnear(folder, row["article"])
        roles = attributions[row["attribution"]]
        quote = {"cue_lemma": None, "quote_type": "indirect"}
        spans = {"content": sorted(roles["Content"]), "cue": sorted(roles["Cue"])}
        name = " ".join(text[start:end] for start, end in sorted(roles["Source"]))
        found, _ = read_quote(quote, text, spans, (), Source(name, "person"), quotations(text))
        pairs.append((row["stance"], found[0].stance if found else "none"))
        if found and row["stance"] != "none":
            polarities.append(found[0].polarity == row["polarity"])
    labels = sorted({label for label, _ in pairs})
    scores_f = []
    for label in labels:
        right = sum(a == b == label for a, b in pairs)
        said, true = sum(b == label for _, b in pairs), sum(a == label for a, _ in pairs)
        f1 = 2 * right / (said + true)
        scores_f.append(f1)
        print(f"stance {label:12} P {right / max(said, 1):.2f} R {right / true:.2f} F1 {f1:.2f} ({true})")
    print(f"samples: {', '.join(samples)}")
    accuracy = sum(a == b for a, b in pairs) / len(pairs)
    print(f"stance {len(pairs)} attributions: accuracy {accuracy:.3f}, macro-F1 {np.mean(scores_f):.3f}, with `none`")
    stated = [(a, b) for a, b in pairs if a != "none" and b != "none"]
    print(
        f"       where both see a claim ({len(stated)}): accuracy {np.mean([a == b for a, b in stated]):.3f}, "
        f"polarity {np.mean(polarities):.3f}"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments = parser.parse_args()
    claim_report(arguments.fit)
    stance_report(arguments.corpora, ("random", "enriched"))
    stance_report(arguments.corpora, ("second",))


if __name__ == "__main__":
    main()
