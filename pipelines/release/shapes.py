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
