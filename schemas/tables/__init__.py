"""The tables, one module each, in the order that data flows; a module is named after its table, less the underscore."""

from schemas.model import Table
from schemas.tables import (
    antecedents,
    article_relations,
    articles,
    attributed_claims,
    attributions,
    claim_evidence,
    claim_quotes,
    claim_relations,
    claims,
    documents,
    positions,
    quote_disputes,
    quote_spans,
    quote_speakers,
    quotes,
    rejected_inputs,
    shared_passages,
    speaker_aliases,
    speaker_links,
    speaker_mentions,
    speakers,
    stories,
    story_articles,
    taken_down,
    unclaimed_quotes,
    validation_report,
)

TABLES: dict[str, Table] = {
    module.TABLE.name: module.TABLE
    for module in (
        documents,
        rejected_inputs,
        articles,
        article_relations,
        shared_passages,
        attributions,
        antecedents,
        quotes,
        quote_spans,
        quote_speakers,
        quote_disputes,
        speakers,
        speaker_mentions,
        speaker_aliases,
        speaker_links,
        taken_down,
        stories,
        story_articles,
        claims,
        claim_quotes,
        claim_evidence,
        unclaimed_quotes,
        positions,
        claim_relations,
        attributed_claims,
        validation_report,
    )
}


def tables_of(stage: str) -> list[Table]:
    """The tables that `stage` writes."""
    return [table for table in TABLES.values() if table.stage == stage]


def released_tables() -> list[Table]:
    """The tables that a release holds."""
    return [table for table in TABLES.values() if table.released]
