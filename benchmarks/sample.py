"""The shipped model on our own gold: spans of the outermost attributions of the sample's bundles, as text.

    python -m benchmarks.sample

The sample (raw/sample) is our own writing about invented places; nothing was trained on it, and its gold is in
benchmarks/bundles/choose. It is plainer than real news, so its figures are higher than PolNeAR's: read them as a floor
that a change must not break, not as quality.
"""

from __future__ import annotations

from collections import defaultdict

from benchmarks.bundles.gold import HERE, bundles, documents, gold
from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger
from pipelines.attribution.tags import ROLES

CHOOSE = HERE / "choose"


def _trim(text: str) -> str:
    return text.strip(" \n\u00a0.,;:—–-“”\"‘’'«»")


def scores(tagger: Tagger) -> dict[str, float]:
    """F1 per role of the distinct span texts of each article, punctuation at the edges trimmed."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for bundle in bundles(CHOOSE):
        outermost = [quote for quote in gold(bundle)["quotes"] if quote["parent"] is None]
        for article, document in documents(bundle).items():
            items = [quote for quote in outermost if quote["article"] == article]
            found = [item for item in extract(document["text"], tagger) if item.depth == 0]
            for role in ROLES:
                ours = {_trim(document["text"][start:end]) for item in found for start, end in getattr(item, role)}
                values = [item[role] for item in items]
                parts = [part for value in values for part in (value if isinstance(value, list) else [value])]
                theirs = {_trim(part) for part in parts if part}
                right[role] += len(ours & theirs)
                total[role] += len(ours) + len(theirs)
    return {role: 2 * right[role] / total[role] for role in ROLES}


def main() -> None:
    print(markdown_table(("role", "F1"), [(role, f"{100 * value:.1f}") for role, value in scores(Tagger()).items()]))


if __name__ == "__main__":
    main()
