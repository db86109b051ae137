"""Score the stage dedup on made articles: pairs of copies, partial reuse, speed; beside peers that are installed."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.dedup.generate import Article, generate
from benchmarks.dedup.peers import PEERS
from pipelines.dedup.articles import Deduplicated, build
from schemas import ids
from schemas.render.arrow import from_rows


def pair_scores(groups: Sequence[object], clusters: Sequence[int]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of articles that are in one group."""

    def pairs(labels: Sequence[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs(list(zip(groups, clusters, strict=True)))
    found, gold = pairs(groups), pairs(clusters)
    precision, recall = both / max(1, found), both / max(1, gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def trap_scores(groups: Sequence[object], articles: Sequence[Article]) -> dict[str, float]:
    """Share of hosts grouped with what they lift from, and of template reports grouped with anything."""
    members: dict[object, set[int]] = {}
    for group, article in zip(groups, articles, strict=True):
        members.setdefault(group, set()).add(article.cluster)
    hosts = [(g, a) for g, a in zip(groups, articles, strict=True) if a.source is not None]
    templates = [g for g, a in zip(groups, articles, strict=True) if a.is_template]
    sizes = Counter(groups)
    return {
        "partial_wrongly_merged": sum(a.source in members[g] for g, a in hosts) / max(1, len(hosts)),
        "templates_wrongly_merged": sum(sizes[g] > 1 for g in templates) / max(1, len(templates)),
    }


def reuse_scores(result: Deduplicated, articles: Sequence[Article], article_ids: Sequence[str]) -> dict[str, float]:
    """Partial reuse found between the right stories, and the share of lifted characters inside passages."""
    by_id = dict(zip(article_ids, articles, strict=True))
    stories: set[tuple[int, int]] = set()
    for row in result.article_relations.to_pylist():
        if row["relation"] == "partial":
            pair = by_id[row["article_id"]].cluster, by_id[row["other_article_id"]].cluster
            stories |= {pair, pair[::-1]}
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for row in result.shared_passages.to_pylist():
        one, other = row["article_id"], row["other_article_id"]
        spans.setdefault((one, by_id[other].cluster), []).append((row["char_start"], row["char_end"]))
        spans.setdefault((other, by_id[one].cluster), []).append((row["other_char_start"], row["other_char_end"]))
    present = {article.cluster for article in articles}
    hosts = [(i, a) for i, a in by_id.items() if a.source in present]
    lifted = covered = 0
    for key, article in hosts:
        assert article.source is not None
        inside = {at for start, end in spans.get((key, article.source), []) for at in range(start, end)}
        for start, end in article.lifted:
            lifted += end - start
            covered += sum(at in inside for at in range(start, end))
    return {
        "partial_recall": sum((a.cluster, a.source) in stories for _, a in hosts) / max(1, len(hosts)),
        "lifted_characters_found": covered / max(1, lifted),
        "partial_pairs": len(hosts),
    }


def main() -> None:
    """Parse the command line, run, print one JSON object per method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora to take base texts from")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1, help="odd seeds are for reporting, even ones for tuning")
    parser.add_argument("--footers", action="store_true", help="six in ten articles carry an outlet's header or footer")
    parser.add_argument("--peer", choices=sorted(PEERS), action="append", default=[], help="needs its package")
    given = parser.parse_args()
    articles = generate(given.corpora, given.articles, given.seed, given.footers)
    rows: list[dict[str, Any]] = [
        {
            "article_id": ids.make_id("article", f"{given.seed}-{number}"),
            "outlet": article.outlet,
            "published_at": article.published_at,
            "published_precision": "minute" if article.published_at else "unknown",
            "text": article.text,
            "text_sha256": ids.text_sha256(article.text),
            "char_count": len(article.text),
            "word_count": len(article.text.split()),
            "extraction": "done",
            "source_path": f"{number}.txt",
            "record_no": 0,
            "source_sha256": "0" * 64,
            "batch": ".",
        }
        for number, article in enumerate(articles)
    ]
    clusters = [article.cluster for article in articles]
    print(
        json.dumps(
            {
                "articles": len(articles),
                "stories": len(set(clusters)),
                "mean_words": sum(row["word_count"] for row in rows) / len(rows),
                "seed": given.seed,
                "footers": given.footers,
            }
        )
    )
    documents = from_rows("_documents", rows)
    build(documents.slice(0, 100))  # tables of the hash are made once per process
    started = time.process_time()
    result = build(documents)
    seconds = time.process_time() - started
    group_of = dict(
        zip(result.articles["article_id"].to_pylist(), result.articles["copy_group_id"].to_pylist(), strict=True)
    )
    article_ids = [row["article_id"] for row in rows]
    groups = [group_of[key] for key in article_ids]
    found = pair_scores(groups, clusters) | trap_scores(groups, articles) | reuse_scores(result, articles, article_ids)
    relations = dict(sorted(Counter(result.article_relations["relation"].to_pylist()).items()))
    print(
        json.dumps(
            {"method": "pipelines.dedup"}
            | {key: round(value, 4) for key, value in found.items()}
            | {"articles_per_cpu_second": round(len(rows) / seconds), "relations": relations}
        )
    )
    for peer in given.peer:
        started = time.process_time()
        labels = PEERS[peer]([article.text for article in articles])
        seconds = time.process_time() - started
        found = pair_scores(labels, clusters) | trap_scores(labels, articles)
        print(
            json.dumps(
                {"method": peer}
                | {key: round(value, 4) for key, value in found.items()}
                | {"articles_per_cpu_second": round(len(rows) / seconds)}
            )
        )


if __name__ == "__main__":
    main()
