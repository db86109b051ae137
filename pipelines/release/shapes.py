"""What the released form of a table differs in, and the tables that only a release has.

Which rows and texts are withheld is decided in `rights`.
"""

from __future__ import annotations

import dataclasses

import pyarrow as pa

from schemas import fields as f
from schemas.model import Field, Table, Vocabulary
from schemas.render import arrow

TEXT_STATUS = Vocabulary(
    "text_status",
    {
        "full": "The quotation's text is in this release.",
        "withheld": "The article's licence or the quotation's length keeps the text out; its hash and place are in.",
    },
)
ENTITY_KIND = Vocabulary(
    "entity_kind",
    {"speaker": "An id of `speakers`.", "story": "An id of `stories`.", "claim": "An id of `claims`."},
)
ID_CHANGE = Vocabulary(
    "id_change",
    {
        "renamed": "The same members under a new id.",
        "merged": "The members went to an id that holds others too.",
        "split": "Some of the members went to a new id.",
        "gone": "No id of this release has any of the members.",
    },
)

WHY = Vocabulary(
    "why",
    {
        "takedown": "The list of takedowns names it, or something that it rests on.",
        "article_removed": "An article that it rests on is no longer in the input.",
        "article_added": "An article that it rests on is new.",
        "text_changed": "Another text was read from an article that it rests on.",
        "pipeline_changed": "Its articles are the same; the code or a model is another.",
        "neighbours_changed": "Its articles and the pipeline are the same; what stands beside it in the data is not.",
        "input_changed": "The input files are others.",
    },
)
TOMB_KIND = Vocabulary(
    "tomb_kind",
    {"article": "An id of `articles`.", "quote": "An id of `quotes`.", **ENTITY_KIND.terms},
)

_ADDED = (
    Field(
        "content_sha256",
        "string",
        "SHA-256 of the quotation's content in UTF-8, also where the text is withheld.",
        example="0" * 64,
        pattern=f.SHA256,
    ),
    Field("text_status", "string", "Whether the text is in the release.", example="full", vocabulary=TEXT_STATUS),
)
WITH_STATUS = ("quotes", "attributed_claims")
# Names are facts, but one may be a whole phrase of an article ("a man who asked to be called ..."); and what was found
# may quote the row it was found in.
SOMETIMES_TEXT = {
    "speakers": ("name",),
    "speaker_links": ("evidence",),
    "attributed_claims": ("speaker_name", "source_chain"),
    "validation_report": ("detail",),
}

DISCLOSED = Table(
    name="disclosed",
    stage="release",
    title="Disclosed text",
    description="Which characters of which article text are out, in this release and all before it together.",
    key=("article_id", "text_sha256", "char_start"),
    fields=(
        f.ARTICLE_ID,
        f.TEXT_SHA256.using(description="SHA-256 of the text that the span counts in."),
        f.CHAR_START,
        f.CHAR_END,
    ),
)
ID_CHANGES = Table(
    name="id_changes",
    stage="release",
    title="Changed ids",
    description="Ids of the release before that name nothing or not all they named, matched by shared members.",
    key=("kind", "old_id", "new_id"),
    fields=(
        Field("old_id", "string", "The id in the release before.", example="c_0123456789abcdef0123"),
        Field("new_id", "string", "The id in this release.", example="c_0123456789abcdef4567", nullable=True),
        Field("kind", "string", "What the ids name.", example="claim", vocabulary=ENTITY_KIND),
        Field("reason", "string", "What became of the old id.", example="merged", vocabulary=ID_CHANGE),
    ),
)
TOMBSTONES = Table(
    name="tombstones",
    stage="release",
    title="Tombstones",
    description="Every id that an earlier release had and this one has no more: since when, why, what took its place.",
    key=("id",),
    fields=(
        Field("id", "string", "The id that names nothing any more.", example="q_0123456789abcdef0123"),
        Field("kind", "string", "What it named.", example="quote", vocabulary=TOMB_KIND),
        Field("last_version", "string", "The last release that had it.", example="v2031.03.1"),
        Field("reason", "string", "Why it is gone.", example="article_removed", vocabulary=WHY),
        Field(
            "successor_id",
            "string",
            "The id of this release that most of its members went to.",
            example="c_0123456789abcdef4567",
            nullable=True,
        ),
    ),
)


def released_form(table: Table) -> Table:
    """`table` as a release holds it: text may be null, and quotations say whether their text is in."""
    optional = SOMETIMES_TEXT.get(table.name, ())
    fields = [
        field.using(nullable=True) if field.private or field.name in optional else field for field in table.fields
    ]
    return dataclasses.replace(table, fields=(*fields, *(_ADDED if table.name in WITH_STATUS else ())))


def from_columns(table: Table, columns: dict[str, list[object]]) -> pa.Table:
    """The columns as a `table` that only a release has, in order of its key (nulls last)."""
    made = pa.table(columns, schema=arrow.schema(table))
    return made.sort_by([(name, "ascending") for name in table.key])
