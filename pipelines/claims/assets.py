"""The claims stage in Dagster: stories, claims with all positions on them, and the wide table."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import dagster as dg
import numpy as np
from numpy.typing import NDArray

from pipelines import compute, encoder, plots
from pipelines.checks import Workspace, check_specs, publish_all, specs
from pipelines.claims import attributed, pictures, pronouns, reader
from pipelines.claims import claims as clustering
from pipelines.claims import stories as grouping
from pipelines.store import Cache, recipe

STORY_DEPS = {"stories": ("articles",), "story_articles": ("articles",)}
CLAIM_INPUTS = (
    "articles", "_antecedents", "quotes", "quote_spans", "quote_speakers", "speakers", "speaker_mentions",
    "story_articles",
)  # fmt: skip
CLAIM_DEPS = dict.fromkeys(clustering.MADE, CLAIM_INPUTS)
WIDE_INPUTS = ("articles", "quotes", "quote_speakers", "speakers", "claims", "claim_quotes", "story_articles")
WIDE_DEPS = {"attributed_claims": WIDE_INPUTS}

# A session may be run by several threads at once, and loading it costs as much as a dozen texts.
encoder_of = cache(encoder.SentenceEncoder)
stance_reader = cache(reader.Reader)


def embedder(graph: str) -> Callable[[str], bytes]:
    """A worker that embeds text by text."""
    encode = encoder_of(graph)
    return lambda text: encode([text])[0].tobytes()


def asker() -> Callable[[str], bytes]:
    """A worker that reads question by question, each the JSON of one."""
    scores = stance_reader().scores
    return lambda question: scores(tuple(json.loads(question))).astype(np.float32).tobytes()


def _cached(
    workspace: Workspace,
    name: str,
    recipe_hash: str,
    worker: Callable[[], Callable[[str], bytes]],
    texts: Sequence[str],
) -> list[NDArray[np.float32]]:
    """What `worker` answers to each text, each asked once and kept."""
    keys = [hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() for text in texts]
    with Cache(workspace.store.outputs, name, recipe_hash) as kept:
        known = kept.get(sorted(set(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        answers = compute.run(worker, list(missing.values()), workspace.workers, workspace.engine)  # type: ignore[arg-type]
        fresh = dict(zip(missing, answers, strict=True))
        if fresh:
            kept.put(fresh)
    known |= fresh
    return [np.frombuffer(known[key], dtype=np.float32) for key in keys]


def cached_embed(
    workspace: Workspace, graph: str = encoder.SENTENCES
) -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Embeddings of texts, each computed once and kept."""
    recipe_hash = recipe(Path(encoder.__file__), extra=(encoder.model_hash(graph),))
    name = {encoder.SENTENCES: "embeddings"}.get(graph, Path(graph).stem)

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = _cached(workspace, name, recipe_hash, partial(embedder, graph), texts)
        return np.stack(rows) if rows else np.zeros((0, encoder.EMBEDDING_SIZE), dtype=np.float32)

    return embed


def cached_ask(workspace: Workspace) -> reader.Ask:
    """What the reader of stances says of quotations, each asked once and kept."""
    recipe_hash = recipe(Path(reader.__file__), extra=(encoder.model_hash(reader.GRAPH),))

    def ask(questions: Sequence[reader.Question]) -> list[reader.Reading]:
        lines = [json.dumps(question, ensure_ascii=False) for question in questions]
        return [reader.reading(row) for row in _cached(workspace, "stances", recipe_hash, asker, lines)]

    return ask


@dg.multi_asset(
    name="stories", specs=specs(STORY_DEPS, {"python"}), check_specs=check_specs(STORY_DEPS), can_subset=False
)
def stories(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Group the articles about one event."""
    store = workspace.store
    found, members = grouping.build(store.read("articles"), cached_embed(workspace))
    sizes = Counter(found["article_count"].to_pylist())
    counts = {f"{size} article{'s' if size > 1 else ''}": count for size, count in sorted(sizes.items())}
    plot = dg.MetadataValue.md(plots.bars("Stories by size", counts))
    yield from publish_all(
        store, {"stories": found, "story_articles": members}, STORY_DEPS, {"stories": {"sizes": plot}}
    )


@dg.multi_asset(
    name="claims", specs=specs(CLAIM_DEPS, {"python"}), check_specs=check_specs(CLAIM_DEPS), can_subset=False
)
def claims(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Turn quotations into claims, and say who takes which position on each."""
    store = workspace.store
    read = store.read_all(CLAIM_INPUTS)
    antecedents, mentions = read.pop("_antecedents"), read.pop("speaker_mentions")
    tables = clustering.build(
        **read,
        who=pronouns.named(antecedents, mentions, read["speakers"]),
        embed=cached_embed(workspace, encoder.STATEMENTS),
        ask=cached_ask(workspace),
    )
    stances = Counter(tables["claim_quotes"]["stance"].to_pylist())
    reasons = Counter(tables["unclaimed_quotes"]["reason"].to_pylist())
    contested = pictures.contested(tables["claims"])
    yield from publish_all(
        store,
        tables,
        CLAIM_DEPS,
        {
            "claims": {"contested_claims": len(contested)},
            "claim_quotes": {"stances": dg.MetadataValue.md(plots.bars("Stances", stances))},
            "unclaimed_quotes": {f"unclaimed_{reason}": count for reason, count in sorted(reasons.items())},
            "positions": {
                name: dg.MetadataValue.md(picture)
                for name, picture in pictures.of_positions(
                    contested, tables["positions"], store.read("speakers")
                ).items()
            },
        },
    )


@dg.multi_asset(
    name="attributed_claims", specs=specs(WIDE_DEPS, {"python"}), check_specs=check_specs(WIDE_DEPS), can_subset=False
)
def attributed_claims(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Put quotation, claim, speaker, article and story of each attributed claim into one row."""
    store = workspace.store
    wide = attributed.build(**store.read_all(WIDE_INPUTS))
    yield from publish_all(store, {"attributed_claims": wide}, WIDE_DEPS)
