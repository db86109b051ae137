"""The attribution stage in Dagster: texts that are new go through the model, the others come from the cache."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg

from pipelines import compute, encoder, plots, text
from pipelines.attribution import table, tagger
from pipelines.attribution.extract import Extraction, dump, load, read
from pipelines.checks import Workspace, check_specs, publish_all, specs
from pipelines.store import Cache, recipe
from schemas.render.arrow import from_rows

DEPS = {"_attributions": ("articles",), "_antecedents": ("articles",)}
BATCH = 32


def reader() -> Callable[[str], Extraction]:
    """A worker: loads the model once and extracts text by text."""
    model = tagger.Tagger()
    return lambda content: read(content, model)


def stage_recipe() -> str:
    """What decides an extraction besides the text."""
    model = json.dumps(encoder.manifest(), sort_keys=True)
    return recipe(Path(__file__).parent, Path(text.__file__), Path(encoder.__file__), extra=(model,))


@dg.multi_asset(
    name="attribution",
    specs=specs(DEPS, {"onnx"}),
    check_specs=check_specs(DEPS),
    can_subset=False,
)
def attribution(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Read every English article that no cached extraction covers, then write both tables whole."""
    store = workspace.store
    articles = [row for row in store.read("articles").to_pylist() if row["extraction"] == "done"]
    texts = {row["text_sha256"]: row["text"] for row in articles}
    with Cache(store.outputs, "attribution", stage_recipe()) as cache:
        products = cache.get(sorted(texts))
        missing = sorted(texts.keys() - products.keys())
        context.log.info(f"{len(missing)} of {len(texts)} texts go through the model, on {workspace.workers} workers")
        results = compute.run(reader, [texts[key] for key in missing], workspace.workers, workspace.engine)  # type: ignore[arg-type]
        fresh: dict[str, bytes] = {}
        for number, (key, found) in enumerate(zip(missing, results, strict=True), 1):
            fresh[key] = dump(found)
            if number % BATCH == 0 or number == len(missing):
                cache.put(fresh)
                products |= fresh
                fresh = {}
                context.log.info(f"{number} of {len(missing)} texts read")
    rows, antecedents = [], []
    for article in articles:
        found = load(products[article["text_sha256"]])
        key, text, title, published = (article[name] for name in ("article_id", "text", "title", "published_at"))
        rows += table.rows(key, text, title, published, found.attributions)
        antecedents += table.antecedent_rows(key, found.antecedents)
    kinds = Counter(row["quote_type"] for row in rows)
    metadata = {
        "texts_through_the_model": len(missing),
        "texts_from_the_cache": len(texts) - len(missing),
        **{f"{kind}_quotations": count for kind, count in sorted(kinds.items())},
        "nested": sum(row["depth"] > 0 for row in rows),
        "confidence": dg.MetadataValue.md(
            plots.histogram("Confidence of attributions", [r["confidence"] for r in rows], "confidence")
        ),
    }
    tables = {
        "_attributions": from_rows("_attributions", rows),
        "_antecedents": from_rows("_antecedents", antecedents),
    }
    yield from publish_all(store, tables, DEPS, {"_attributions": metadata})
