"""Says what in a bundle's gold does not fit its articles or itself; README.md says what it should be.

python -m benchmarks.bundles.check [DIR ...]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bundles.gold import HERE, bundles, documents, gold
from schemas.vocabularies import SPEAKER_KIND, STANCE

TYPES = frozenset({"direct", "indirect", "mixed"})
RELATIONS = frozenset({"contradicts", "narrows", "other_modality"})
REASONS = frozenset({"opinion", "command", "greeting", "question", "fragment"})
AFFIRMING = frozenset({"asserts", "confirms"})
META = ("outlet", "url", "published_at", "language")


def faults(bundle: Path) -> Iterator[str]:
    """What does not fit, a line each."""
    rows = gold(bundle)
    texts = {article: str(document["text"]) for article, document in documents(bundle).items()}
    yield from _files(bundle)
    ids = {name: [row["id"] for row in rows[name]] for name in ("speakers", "quotes", "claims")}
    for name, found in ids.items():
        yield from (f"{name}: {key} twice" for key, count in Counter(found).items() if count > 1)
    speakers, quotes, claims = (set(found) for found in ids.values())
    for speaker in rows["speakers"]:
        if speaker["kind"] not in SPEAKER_KIND.terms:
            yield f"{speaker['id']}: kind {speaker['kind']!r}"
    for quote in rows["quotes"]:
        yield from (f"{quote['id']}: {fault}" for fault in _quote(quote, texts, speakers, quotes))
    if not any(claim["main"] for claim in rows["claims"]):
        yield "no main claim"
    held: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    by_id = {quote["id"]: quote for quote in rows["quotes"]}
    for row in rows["claim_quotes"]:
        if row["claim"] not in claims or row["quote"] not in quotes or row["stance"] not in STANCE.terms:
            yield f"claim_quotes: {row}"
            continue
        for speaker in (by_id[row["quote"]]["speaker"], *by_id[row["quote"]]["joint"]):
            held[row["claim"], speaker, row["stance"]].add(row["quote"])
    stated = {(row["claim"], row["speaker"], row["stance"]): row for row in rows["positions"]}
    for key in sorted(held.keys() ^ stated.keys()):
        yield f"positions: {key} is {'missing' if key in held else 'given by no quote'}"
    for key, row in stated.items():
        if key in held and held[key] != set(row["quotes"]):
            yield f"positions: {key} has quotes {sorted(row['quotes'])}, claim_quotes give {sorted(held[key])}"
        origins = {by_id[quote]["origin"] for quote in row["quotes"] if quote in by_id}
        if row["origins"] != len(origins):
            yield f"positions: {key} has {row['origins']} origins, its quotes have {len(origins)}"
    for claim in rows["claims"]:
        affirm, deny = (
            {speaker for key, speaker, stance in stated if key == claim["id"] and stance in wanted}
            for wanted in (AFFIRMING, {"denies"})
        )
        contested = any(one != other for one in affirm for other in deny)
        if contested != claim["contested"]:
            yield f"{claim['id']}: contested is {claim['contested']}, its positions say {contested}"
    placed = {row["quote"] for row in rows["claim_quotes"]}
    unclaimed = {row["quote"] for row in rows["unclaimed"]}
    yield from (f"{key}: neither in a claim nor unclaimed" for key in sorted(quotes - placed - unclaimed))
    yield from (f"{key}: in a claim and unclaimed" for key in sorted(placed & unclaimed))
    yield from (f"unclaimed: {row}" for row in rows["unclaimed"] if row["reason"] not in REASONS)
    for row in rows["relations"]:
        if row["relation"] not in RELATIONS or not {row["claim"], row["other"]} <= claims:
            yield f"relations: {row}"


def _files(bundle: Path) -> Iterator[str]:
    found = documents(bundle)
    if len(found) < 3:
        yield f"{len(found)} articles"
    for name, document in found.items():
        if missing := [key for key in META if not document[key]]:
            yield f"{name}: its metadata lack {missing}"
        if str(document["text"]).count("\n\n") < 2:
            yield f"{name}: headline, blank line and paragraphs are wanted"


def _quote(quote: dict[str, Any], texts: dict[str, str], speakers: set[str], quotes: set[str]) -> Iterator[str]:
    text = texts.get(quote["article"])
    if text is None:
        yield f"article {quote['article']!r} is none"
        return
    if text.count(quote["near"]) != 1:
        yield f"near occurs {text.count(quote['near'])} times: {quote['near']!r}"
    for part in (quote["source"], quote["cue"], *quote["content"]):
        if part not in text:
            yield f"not in the article: {part!r}"
    if quote["cue"] not in quote["near"]:
        yield f"near lacks the cue {quote['cue']!r}"
    if not quote["content"] or quote["type"] not in TYPES:
        yield "no content, or no type"
    for key in (quote["speaker"], *quote["joint"], *quote["relays"]):
        if key not in speakers:
            yield f"speaker {key!r} is none"
    for key in (quote["origin"], quote["parent"]):
        if key is not None and key not in quotes:
            yield f"quote {key!r} is none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE])
    found = 0
    for folder in parser.parse_args().folders:
        for bundle in bundles(folder):
            for fault in faults(bundle):
                print(f"{bundle.name}: {fault}")
                found += 1
    print(f"{found} faults")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
