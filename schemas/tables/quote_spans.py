"""The table `quote_spans`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="quote_spans",
    stage="speakers",
    title="Spans of quotations",
    description="Where each part of a quotation stands in its article; a part may have several spans.",
    key=("quote_id", "role", "ordinal"),
    fields=(
        f.QUOTE_ID,
        Field("role", "string", "Which part of the quotation.", example="content", vocabulary=v.SPAN_ROLE),
        Field(
            "ordinal", "integer", "The span's place among the spans of its role, counted from 0.", example=0, minimum=0
        ),
        f.CHAR_START,
        f.CHAR_END,
    ),
    foreign_keys=(ForeignKey(("quote_id",), "quotes", ("quote_id",)),),
)
