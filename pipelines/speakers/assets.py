"""The speakers stage in Dagster: attributions become quotations with resolved speakers."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dagster as dg
import pyarrow as pa

from pipelines import plots, takedowns
from pipelines.checks import Workspace, check_specs, publish_all, specs
from pipelines.speakers.across import curation, wikidata
from pipelines.speakers.leave_out import leave_out
from pipelines.speakers.resolve import build
from schemas.tables import tables_of

INPUTS = ("articles", "_attributions", "_antecedents", "shared_passages")
DEPS = {table.name: INPUTS for table in tables_of("speakers")}


def decisions(raw: Path) -> list[curation.Decision]:
    """The curators' decisions in RAW/_curation/decisions.csv; none where there is no such file."""
    path = raw / curation.FILE
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return curation.read(stream)


@dg.multi_asset(name="speakers", specs=specs(DEPS, {"python"}), check_specs=check_specs(DEPS), can_subset=False)
def speakers(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Resolve who speaks, within and across articles."""
    store = workspace.store
    items = Path(workspace.raw) / wikidata.FILE
    notes: list[str] = []
    given = store.read_all(INPUTS)

    def make(attributions: pa.Table) -> dict[str, pa.Table]:
        notes.clear()
        return build(
            given["articles"],
            attributions,
            given["shared_passages"],
            decided,
            given["_antecedents"],
            partial(wikidata.read, items) if items.is_file() else None,
            notes,
        )

    try:
        decided = decisions(Path(workspace.raw))
        gone = takedowns.read(Path(workspace.raw))
        tables = leave_out(make, given["articles"], given["_attributions"], gone, notes)
    except (curation.CurationError, takedowns.TakedownError) as error:
        raise dg.Failure(description=str(error), allow_retries=False) from None
    for note in notes:
        context.log.warning(note)
    outlet = dict(zip(*(given["articles"][name].to_pylist() for name in ("article_id", "outlet")), strict=True))
    per_outlet = Counter(outlet[key] or "(unknown)" for key in tables["quotes"]["article_id"].to_pylist())
    kinds = Counter(tables["speakers"]["kind"].to_pylist())
    methods = Counter(tables["speaker_mentions"]["method"].to_pylist())
    yield from publish_all(
        store,
        tables,
        DEPS,
        {
            "quotes": {"per_outlet": dg.MetadataValue.md(plots.bars("Quotations per outlet", per_outlet))},
            "speakers": {
                "kinds": dg.MetadataValue.md(plots.bars("Speakers by kind", kinds)),
                "decisions_without_effect": dg.MetadataValue.md("\n".join(f"- {note}" for note in notes) or "none"),
            },
            "speaker_mentions": {f"by_{method}": count for method, count in sorted(methods.items())},
        },
    )
