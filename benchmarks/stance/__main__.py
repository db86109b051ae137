"""Where sources stand on what they are quoted with: our readings of gold attributions against labels of our own.

    python -m benchmarks.stance [--corpora ../shared/corpora] [--set choose|test] [--show]

The labels are by reading (benchmarks/stance/README.md); a quotation of several statements is judged by its first.
`none` is a label among the others: an attribution that states no claim.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.report import markdown_table
from benchmarks.stance.gold import SETS, Item, items
from pipelines.claims.quoted import read_quote
from pipelines.claims.reader import Ask, Question, Reader, Reading, reading
from pipelines.claims.standing import Source
from pipelines.text import quotations

HERE = Path(__file__).parent
ASPECTS = ("polarity", "certainty", "tense")


def read(item: Item, ask: Ask | None) -> Mapping[str, str]:
    """What the claims stage reads in an attribution, under the names of the labels."""
    name = " ".join(item.text[start:end] for start, end in item.spans["source"])
    quote = {"cue_lemma": None, "quote_type": "indirect"}
    found, reason = read_quote(quote, item.text, item.spans, (), Source(name, "person"), quotations(item.text), ask)
    if not found:
        return {"stance": "none", "reason": reason}
    first = found[0]
    return {"stance": first.stance, "polarity": first.polarity, "certainty": first.certainty, "tense": first.tense}


def by_stance(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, int, float, float, float]]:
    """Stance, number, precision, recall and F1 of each stance that the labels have; pairs are (label, found)."""
    found = []
    for stance, count in sorted(Counter(label for label, _ in pairs).items()):
        right = sum(label == answer == stance for label, answer in pairs)
        said = sum(answer == stance for _, answer in pairs)
        found.append((stance, count, right / max(said, 1), right / count, 2 * right / (said + count)))
    return found


def overall(pairs: Sequence[tuple[str, str]]) -> str:
    """Accuracy and macro-F1 in words; pairs are (label, found)."""
    accuracy = sum(label == answer for label, answer in pairs) / len(pairs)
    scores = {stance: f1 for stance, *_, f1 in by_stance(pairs)}
    claims = [f1 for stance, f1 in scores.items() if stance != "none"]
    return (
        f"accuracy {accuracy:.3f}; macro-F1 {sum(scores.values()) / len(scores):.3f},"
        f" of the stances without `none` {sum(claims) / len(claims):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=SETS, default="choose", help="which labels")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of the set that may be chosen on")
    arguments = parser.parse_args()
    if not (arguments.corpora / "polnear").is_dir():
        print(f"polnear: not found in {arguments.corpora}, nothing measured")
        return
    reader = Reader()

    def ask(questions: Sequence[Question]) -> list[Reading]:
        return [reading(reader.scores(question)) for question in questions]

    pairs: list[tuple[str, str]] = []
    by_rule: list[tuple[str, str]] = []
    agreed: Counter[str] = Counter()
    both = 0
    for item in items(arguments.corpora, SETS[arguments.set]):
        answer = read(item, ask)
        pairs.append((item.label["stance"], answer["stance"]))
        by_rule.append((item.label["stance"], read(item, None)["stance"]))
        if "none" not in pairs[-1]:
            both += 1
            agreed.update(aspect for aspect in ASPECTS if answer[aspect] == item.label[aspect])
        if (
            arguments.show
            and arguments.set == "choose"
            and dict(answer, reason="")
            != dict(answer, reason="") | {key: item.label[key] for key in answer if key != "reason"}
        ):
            words = {role: " … ".join(item.text[a:b] for a, b in item.spans[role]) for role in ("cue", "content")}
            gold = " ".join(item.label[key] for key in ("stance", *ASPECTS, "reason") if item.label[key])
            print(f"{gold} <> {' '.join(answer.values())} | {words['cue']} | {words['content'][:200]!r}")
    table = by_stance(pairs)
    print(f"Stance of {len(pairs)} attributions of PolNeAR train ({arguments.set})\n")
    rows = [(stance, str(count), *(f"{value:.3f}" for value in values)) for stance, count, *values in table]
    print(markdown_table(("stance", "labelled", "P", "R", "F1"), rows), end="\n\n")
    print(overall(pairs))
    print(f"rules alone: {overall(by_rule)}")
    known = [(label, answer) for label, answer in pairs if "none" not in (label, answer)]
    same = sum(label == answer for label, answer in known) / len(known)
    print(f"where both see a claim ({both}): stance {same:.3f}, "
          + ", ".join(f"{aspect} {agreed[aspect] / both:.3f}" for aspect in ASPECTS))  # fmt: skip


if __name__ == "__main__":
    main()
