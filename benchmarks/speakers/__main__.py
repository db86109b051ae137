"""Who is the source: names across articles, sources inside one, kinds of speaker, on labels of our own.

    python -m benchmarks.speakers [--set choose|test] [--show] [--corpora DIR]

`--set test` scores the halves that nothing is chosen on. README.md says how all was labelled. Each module of this
folder is a measure of its own; corpora that are absent are left out, which is said.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.speakers import gum, kinds, mentions, nominals, pairs, sources
from benchmarks.speakers.labels import HERE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--set", choices=("choose", "test"), default="choose", help="which half of the labels")
    parser.add_argument("--show", action="store_true", help="print what is wrong, of what may be chosen on")
    arguments = parser.parse_args()
    half, show, corpora = arguments.set, arguments.show, arguments.corpora
    pairs.score(half, show)
    missing = [name for name in ("polnear", "wikinews", "gum-attributions") if not (corpora / name).is_dir()]
    for name in missing:
        print(f"{name}: not found in {corpora.name}, left out")
    if "polnear" not in missing:
        kinds.score_kinds(corpora, half, show)
        nominals.score(corpora, half, show)
        mentions.score_mentions(corpora, half, show)
    if half == "choose" and "polnear" not in missing:
        sources.score(corpora, show)
    if half == "choose" and "gum-attributions" not in missing:
        gum.score(corpora / "gum-attributions", show)
        mentions.score_gum_first_person(corpora, show)


if __name__ == "__main__":
    main()
