"""The shipped model on our own gold: spans of the sample's outermost attributions, as text.

    python -m benchmarks.sample

The sample (raw/sample) is our own writing about invented places; nothing was trained on it. It is plainer than real
news, so its figures are higher than PolNeAR's: read them as a floor that a change must not break, not as quality.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from benchmarks.report import markdown_table
from pipelines.attribution.extract import extract
from pipelines.attribution.tagger import Tagger
from pipelines.attribution.tags import ROLES
from pipelines.ingest.parse import parse

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold" / "sample_attributions.jsonl"
SAMPLE = ROOT / "raw" / "sample"


def _trim(text: str) -> str:
    return text.strip(" \n\u00a0.,;:—–-“”\"‘’'«»")


def _text(name: str, record: str | None) -> str:
    """`articles.text` of a file's only article, or of its record with the id `record`."""
    data = (SAMPLE / name).read_bytes()
    number = 0 if record is None else [json.loads(row)["id"] for row in data.splitlines()].index(record)
    found: str = next(d["text"] for d in parse(name, data, {}, "sample").documents if d["record_no"] == number)
    return found


def scores(tagger: Tagger) -> dict[str, float]:
    """F1 per role of the distinct span texts of each article, punctuation at the edges trimmed."""
    gold: dict[tuple[str, str | None], list[dict[str, object]]] = defaultdict(list)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["depth"] == 0:
            gold[item["file"], item["record"]].append(item)
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for (name, record), items in gold.items():
        text = _text(name, record)
        found = [item for item in extract(text, tagger) if item.depth == 0]
        for role in ROLES:
            ours = {_trim(text[start:end]) for item in found for start, end in getattr(item, role)}
            values = [item[role] for item in items]
            theirs = {_trim(str(v)) for value in values for v in (value if isinstance(value, list) else [value]) if v}
            right[role] += len(ours & theirs)
            total[role] += len(ours) + len(theirs)
    return {role: 2 * right[role] / total[role] for role in ROLES}


def main() -> None:
    print(markdown_table(("role", "F1"), [(role, f"{100 * value:.1f}") for role, value in scores(Tagger()).items()]))


if __name__ == "__main__":
    main()
