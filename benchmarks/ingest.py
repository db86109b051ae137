"""How well ingest finds the text of news pages, beside trafilatura alone, and how fast it reads.

Run `python -m benchmarks.ingest [--corpora DIR]`; DIR holds `html-extraction` (pages and the body text people found in
them) and `wikinews`. Quality is measured as in the article extraction benchmark of Scrapinghub: precision, recall and
F1 of the multiset of four-word shingles, averaged over the pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipelines.ingest.page import decode
from pipelines.ingest.parse import parse

_SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Multiset of the four-word shingles of `text`; a shorter text is one shingle."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def score(found: str, gold: str) -> tuple[float, float]:
    """Precision and recall of `found` in shingles."""
    have, want = shingles(found), shingles(gold)
    shared = sum((have & want).values())
    return (shared / sum(have.values()) if have else float(not want), shared / sum(want.values()) if want else 1.0)


def ours(data: bytes) -> str:
    """The body that ingest keeps of a page."""
    documents = parse("page.html", data, {"language": "en"}, ".").documents
    if not documents:
        return ""
    text: str = documents[0]["text"]
    title = documents[0]["title"]
    return text[len(title) :] if title and text.startswith(title) else text


def plain(data: bytes) -> str:
    """The body that trafilatura gives with its defaults, comments left out."""
    found = bare_extraction(decode(data), include_comments=False)
    return (found.text or "") if isinstance(found, Document) else ""


def measure(extract: Callable[[bytes], str], pages: list[tuple[bytes, str]]) -> str:
    """Precision, recall, F1 and pages per second of `extract`."""
    start = time.perf_counter()
    found = [extract(data) for data, _ in pages]
    speed = len(pages) / (time.perf_counter() - start)
    scores = [score(text, gold) for text, (_, gold) in zip(found, pages, strict=True)]
    precision, recall = (statistics.fmean(part) for part in zip(*scores, strict=True))
    f1 = 2 * precision * recall / (precision + recall)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  {speed:.0f} pages/s"


def main(corpora: Path) -> None:
    """Print the figures."""
    gold = json.loads((corpora / "html-extraction" / "ground-truth.json").read_text())
    folder = corpora / "html-extraction" / "html"
    pages = [
        (gzip.decompress((folder / f"{name}.html.gz").read_bytes()), page["articleBody"]) for name, page in gold.items()
    ]
    print(f"{len(pages)} pages")
    for name, extract in (("trafilatura", plain), ("ingest", ours)):
        print(f"{name:12}{measure(extract, pages)}")
    data = (corpora / "wikinews" / "articles.jsonl").read_bytes()
    for label, meta in (("language given", {"language": "en"}), ("identified", {})):
        start = time.perf_counter()
        count = len(parse("articles.jsonl", data, meta, ".").documents)
        print(f"jsonl, {label:15}{count / (time.perf_counter() - start):.0f} articles/s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Text of news pages, and speed, beside trafilatura alone.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    main(parser.parse_args().corpora)
