"""The gold's quotes and speakers as tables of a build, so that the claims stage can be scored alone.

Everything of the build that the claims stage does not read stays as it is, and nothing of it is released.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import dagster as dg

from benchmarks.bundles.gold import gold, reading
from benchmarks.bundles.score import Counts
from pipelines.attribution.cues import lemma
from pipelines.checks import Workspace
from pipelines.claims.claims import printed
from pipelines.claims.origins import origins
from pipelines.definitions import build_definitions
from pipelines.store import Store
from schemas.ids import make_id
from schemas.render.arrow import from_rows

Row = dict[str, Any]
TABLES = ("quotes", "quote_spans", "quote_speakers", "speakers")


def claims_of_gold(raw: Path, outputs: Path, folders: Sequence[Path]) -> None:
    """Put the gold of the bundles in place of the quotes and speakers in OUTPUTS, and make the claims anew."""
    store = Store(outputs)
    articles = {
        PurePosixPath(row["source_path"]).with_suffix("").as_posix(): row for row in store.read("articles").to_pylist()
    }
    found: dict[str, list[Row]] = {name: [] for name in TABLES}
    for bundle in folders:
        for name, rows in tables(bundle, articles).items():
            found[name].extend(rows)
    for name, rows in found.items():
        store.write(name, from_rows(name, rows), ["articles"])
    definitions = build_definitions(Workspace(raw=str(raw), outputs=str(outputs)))
    with dg.DagsterInstance.ephemeral() as instance:
        job = definitions.resolve_implicit_global_asset_job_def()
        selection = [dg.AssetKey(name) for name in ("claims", "claim_quotes", "claim_evidence", "unclaimed_quotes",
                                                    "positions", "claim_relations")]  # fmt: skip
        quiet = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}
        job.execute_in_process(quiet, instance=instance, asset_selection=selection)


def origin_counts(outputs: Path, folders: Sequence[Path]) -> Counts:
    """Gold claims whose number of origins is right where quotes, speakers and claims are the gold's."""
    store = Store(outputs)
    articles = {row["article_id"]: row for row in store.read("articles").to_pylist()}
    paths = {PurePosixPath(row["source_path"]).with_suffix("").as_posix(): row for row in articles.values()}
    right = wanted = 0
    for bundle in folders:
        rows = tables(bundle, paths)
        quotes = {row["quote_id"]: row for row in rows["quotes"]}
        speakers = {row["speaker_id"]: row for row in rows["speakers"]}
        by_quote: dict[str, list[Row]] = {}
        for row in rows["quote_speakers"]:
            by_quote.setdefault(row["quote_id"], []).append(row)
        for row in rows["quotes"]:
            row.update(said_from=None)
        read = reading(bundle)
        ids = {key: make_id("quote", paths[quote.article]["article_id"], key, 0) for key, quote in read.quotes.items()}
        for claim, held in read.claims.items():
            found = [
                printed(quotes[ids[quote]], read.held[claim, quote].stance, articles, by_quote, speakers)
                for quote in held
            ]
            right += len(set(origins(found).values())) == read.origins[claim]
            wanted += 1
    return Counts(right, wanted, wanted)


def tables(bundle: Path, articles: Mapping[str, Row]) -> dict[str, list[Row]]:
    """Rows of TABLES. `articles`: `<bundle>/<article>` -> its id and text. A reprint has its origin."""
    rows = gold(bundle)
    printed = {row["id"]: articles[f"{bundle.name}/{row['article']}"] for row in rows["quotes"]}
    quote_id = {key: make_id("quote", article["article_id"], key, 0) for key, article in printed.items()}
    speaker_id = {row["id"]: make_id("speaker", bundle.name, row["id"]) for row in rows["speakers"]}
    depth = {row["id"]: row["parent"] for row in rows["quotes"]}
    found: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in rows["quotes"]:
        article, key = printed[row["id"]], quote_id[row["id"]]
        again = printed[row["origin"]]["article_id"] != article["article_id"]
        spans = _spans(row, article["text"])
        texts = {role: " ".join(article["text"][start:end] for start, end in spans[role]) for role in spans}
        found["quotes"].append(
            {
                **{f"{role}_text": text for role, text in texts.items()},
                "addressee_text": "",
                "quote_id": key,
                "article_id": article["article_id"],
                "quote_type": row["type"],
                "cue_lemma": lemma(row["cue"]) if row["cue"] else "",
                "speaker_id": speaker_id[row["speaker"]],
                "parent_quote_id": quote_id[row["parent"]] if row["parent"] else None,
                "depth": sum(1 for _ in _ancestors(row["id"], depth)),
                "said_precision": "unknown",
                "event_precision": "unknown",
                "in_headline": row["in_headline"],
                "origin_quote_id": quote_id[row["origin"]] if again else key,
                "is_disputed": row["disputed"],
                "confidence": 1.0,
                "method": "headline" if row["in_headline"] else "tagger",
            }
        )
        for role, places in spans.items():
            found["quote_spans"].extend(
                {"quote_id": key, "role": role, "ordinal": number, "char_start": start, "char_end": end}
                for number, (start, end) in enumerate(places)
            )
        roles = [(row["speaker"], "primary"), *((other, "joint") for other in row["joint"])]
        roles.extend((other, "relay") for other in row["relays"] if other not in dict(roles))
        found["quote_speakers"].extend(
            {"quote_id": key, "speaker_id": speaker_id[speaker], "role": role} for speaker, role in roles
        )
    for row in rows["speakers"]:
        mine = [quote for quote in rows["quotes"] if row["id"] in (quote["speaker"], *quote["joint"])]
        found["speakers"].append(
            {
                "speaker_id": speaker_id[row["id"]],
                "name": row["name"],
                "kind": row["kind"],
                "quote_count": len(mine),
                "article_count": len({quote["article"] for quote in mine}),
            }
        )
    return found


def _ancestors(quote: str, parent: Mapping[str, str | None]) -> Iterator[str]:
    current = parent[quote]
    while current is not None:
        yield current
        current = parent[current]


def _spans(row: Mapping[str, Any], text: str) -> dict[str, list[tuple[int, int]]]:
    """Role -> spans. `near` says which of several places is meant; content outside of it is the next to it."""
    near = text.index(row["near"])
    middle = near + len(row["near"]) // 2

    def place(part: str, anchor: int) -> tuple[int, int]:
        starts, start = [], text.find(part)
        while start >= 0:
            starts.append(start)
            start = text.find(part, start + 1)
        inside = [start for start in starts if near <= start and start + len(part) <= near + len(row["near"])]
        best = min(inside or starts, key=lambda start: abs(start - anchor))
        return best, best + len(part)

    content = [place(part, middle) for part in row["content"]]
    cue = [place(row["cue"], min((start for start, _ in content), key=lambda s: abs(s - middle)))] if row["cue"] else []
    source = [place(row["source"], (cue or content)[0][0])] if row["source"] else []
    return {"content": sorted(content), "cue": cue, "source": source}
