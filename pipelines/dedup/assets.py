"""The dedup stage in Dagster: documents become `articles` with their copies, relations and shared passages."""

from collections import Counter
from collections.abc import Iterator

import dagster as dg

from pipelines import plots
from pipelines.checks import Workspace, check_specs, publish_all, specs
from pipelines.dedup.articles import build

DEPS = {
    "articles": ("_documents",),
    "article_relations": ("_documents",),
    "shared_passages": ("_documents",),
}


@dg.multi_asset(name="dedup", specs=specs(DEPS, {"python"}), check_specs=check_specs(DEPS), can_subset=False)
def dedup(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Find copies and reused passages among all documents."""
    store = workspace.store
    found = build(store.read("_documents"))
    roles = Counter(found.articles["copy_role"].to_pylist())
    relations = Counter(found.article_relations["relation"].to_pylist())
    sizes = Counter(Counter(found.articles["copy_group_id"].to_pylist()).values())
    clusters = {f"{size} article{'s' if size > 1 else ''}": count for size, count in sorted(sizes.items())}
    yield from publish_all(
        store,
        found._asdict(),
        DEPS,
        {
            "articles": {
                **{f"{role}_articles": count for role, count in sorted(roles.items())},
                "copy_groups": dg.MetadataValue.md(plots.bars("Copy groups by size", clusters)),
            },
            "article_relations": {f"{relation}_pairs": count for relation, count in sorted(relations.items())},
        },
    )
