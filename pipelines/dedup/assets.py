"""The dedup stage in Dagster: documents become `articles` with their copies, relations and shared passages."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pyarrow.compute as pc

from pipelines import plots
from pipelines.checks import Workspace, check_specs, publish_all, specs
from pipelines.dedup import look
from pipelines.dedup.articles import tabulate
from pipelines.dedup.judge import WEIGHTS
from pipelines.dedup.reading import read_documents, sketch_texts
from pipelines.dedup.relations import MIN_WORDS, relate
from pipelines.dedup.sketches import FORMAT
from pipelines.store import ArrowCache, recipe

DEPS = {
    "articles": ("_documents",),
    "article_relations": ("_documents",),
    "shared_passages": ("_documents",),
}


def _table(sheet: look.Sheet) -> dg.TableMetadataValue:
    """A sheet as a table that the UI shows without a click."""
    is_number = {name: all(isinstance(row[name], int) for row in sheet.rows) for name in sheet.columns}
    columns = [
        dg.TableColumn(name, "integer" if is_number[name] else "string", description)
        for name, description in sheet.columns.items()
    ]
    return dg.MetadataValue.table([dg.TableRecord(row) for row in sheet.rows], dg.TableSchema(columns))


@dg.multi_asset(name="dedup", specs=specs(DEPS, {"python"}), check_specs=check_specs(DEPS), can_subset=False)
def dedup(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Find copies and reused passages among all documents."""
    store = workspace.store
    sketch_cache = ArrowCache(store.outputs, "sketches", FORMAT)
    pair_cache = ArrowCache(store.outputs, "pairs", recipe(Path(__file__).parent, WEIGHTS))
    documents, kept = read_documents(store.path("_documents")), sketch_cache.read()
    sketched = sketch_texts(documents, kept)
    sketches, made = sketched.to_table(), sketched.made
    if kept is None or not sketches.equals(kept):
        sketch_cache.write(sketches)
    related = relate(documents, sketched, pair_cache.read())
    pair_cache.write(related.told)
    found = tabulate(documents, related)
    articles, relations, passages = found
    groups = plots.distribution("Copy groups by articles", look.by_size(look.group_sizes(articles)), "copy groups")
    lengths = plots.distribution("Shared passages by words", look.by_size(passages["token_count"]), "passages")
    yield from publish_all(
        store,
        found._asdict(),
        DEPS,
        {
            "articles": {
                "texts_sketched": made,
                "sketches_from_the_cache": sketches.num_rows - made,
                "texts_read_to_compare": related.read,
                "in_and_out": _table(look.in_and_out(articles, MIN_WORDS)),
                "copy_groups": dg.MetadataValue.md(f"{groups}\n\n{look.largest_groups(articles)}"),
                **{f"{role}_articles": count for role, count in look.counts(articles["copy_role"]).items()},
            },
            "article_relations": {
                "likeness": _table(look.likeness(relations)),
                "merged_pairs": dg.MetadataValue.md(look.merged(articles, relations, passages)),
                "nearly_merged_pairs": dg.MetadataValue.md(look.nearly_merged(articles, relations, passages)),
                **{f"{relation}_pairs": count for relation, count in look.counts(relations["relation"]).items()},
            },
            "shared_passages": {
                "lengths": dg.MetadataValue.md(lengths),
                "shared_words": pc.sum(passages["token_count"]).as_py() or 0,
            },
        },
    )
