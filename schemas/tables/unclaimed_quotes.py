"""The table `unclaimed_quotes`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="unclaimed_quotes",
    stage="claims",
    title="Quotations without a claim",
    description="Quotations that state nothing checkable, with the reason.",
    key=("quote_id",),
    fields=(
        f.QUOTE_ID.using(unique=True),
        Field(
            "reason", "string", "Why it states no checkable claim.", example="fragment", vocabulary=v.UNCLAIMED_REASON
        ),
    ),
    foreign_keys=(ForeignKey(("quote_id",), "quotes", ("quote_id",)),),
)
