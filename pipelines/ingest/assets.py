"""The ingest stage in Dagster: files under RAW become `_documents`, what cannot be read `rejected_inputs`."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import dagster as dg

from pipelines import plots, takedowns
from pipelines.checks import Workspace, check_specs, publish_all, specs
from pipelines.ingest.discover import InputFile, discover, read
from pipelines.ingest.documents import combine
from pipelines.ingest.parse import parse
from pipelines.ingest.records import Parsed
from pipelines.store import Cache, recipe

DEPS: dict[str, tuple[str, ...]] = {"_documents": (), "rejected_inputs": ()}


# Libraries that decide what a file comes to: an upgrade reads all files anew.
READERS = ("trafilatura", "htmldate", "lxml", "py3langid", "pyarrow")


def _key(file: InputFile, data: bytes) -> str:
    """What decides the parsed form of a file: its place, its metadata and its bytes."""
    stated = json.dumps([file.path, file.batch, dict(file.meta)], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(stated.encode("utf-8", "replace") + b"\x00" + hashlib.sha256(data).digest()).hexdigest()


@dg.multi_asset(name="ingest", specs=specs(DEPS, {"python"}), check_specs=check_specs(DEPS), can_subset=False)
def ingest(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Read the files under RAW that are new or changed, take the rest from the cache, and write both tables whole."""
    store = workspace.store
    try:
        gone = takedowns.read(Path(workspace.raw))
    except takedowns.TakedownError as error:
        raise dg.Failure(description=str(error), allow_retries=False) from None
    parsed: list[Parsed] = []
    fresh = 0
    with Cache(
        store.outputs, "ingest", recipe(Path(__file__).parent, extra=[version(name) for name in READERS])
    ) as cache:
        for file in discover(Path(workspace.raw)):
            data = read(file)
            if isinstance(data, Parsed):
                parsed.append(data)
                continue
            key = _key(file, data)
            known = cache.get([key])
            if key in known:
                parsed.append(Parsed(**json.loads(known[key])))
                continue
            found = parse(file.path, data, file.meta, file.batch)
            cache.put({key: json.dumps(asdict(found)).encode()})
            parsed.append(found)
            fresh += 1
    tables = combine(parsed, gone)
    outlets = Counter(outlet or "(unknown)" for outlet in tables.documents["outlet"].to_pylist())
    reasons = Counter(tables.rejected["reason"].to_pylist())
    lengths = tables.documents["word_count"].to_pylist()
    context.log.info(f"{len(parsed)} files, {fresh} of them new; {tables.documents.num_rows} articles")
    for reason, count in sorted(reasons.items()):
        context.log.info(f"{count} rejected: {reason} (see the table rejected_inputs)")
    yield from publish_all(
        store,
        {"_documents": tables.documents, "rejected_inputs": tables.rejected},
        DEPS,
        {
            "_documents": {
                "files": len(parsed),
                "files_read_anew": fresh,
                "outlets": dg.MetadataValue.md(plots.bars("Articles per outlet", outlets)),
                "lengths": dg.MetadataValue.md(plots.histogram("Length of articles", lengths, "words")),
            },
            "rejected_inputs": {f"rejected_{reason}": count for reason, count in sorted(reasons.items())},
        },
    )
