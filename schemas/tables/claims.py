"""The table `claims`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="claims",
    stage="claims",
    title="Claims",
    description="A proposition, whatever its polarity, that one or more quotations take a position on.",
    key=("claim_id",),
    fields=(
        f.CLAIM_ID.using(unique=True),
        f.STATEMENT,
        Field("is_standalone", "boolean", "Whether the statement is clear without its article.", example=True),
        Field(
            "rewrites",
            "string",
            "By which rules the statement differs from the words in `claim_quotes` of the quotation that it is taken "
            f"from, parted by commas: {', '.join(v.REWRITE.terms)}. What was put in stands in square brackets.",
            example="negation,first_person",
            nullable=True,
        ),
        f.id_field("quote", "stated_in_quote_id", "The quotation that the statement is taken from."),
        Field("first_said_at", "timestamp", "When it was first said, UTC.", nullable=True),
        f.id_field("quote", "first_quote_id", "The earliest quotation."),
        f.QUOTE_COUNT,
        f.SPEAKER_COUNT,
        f.ARTICLE_COUNT,
        f.OUTLET_COUNT,
        f.ORIGIN_COUNT,
        Field(
            "is_contested", "boolean", "Whether one speaker asserts or confirms it and another denies it.", example=True
        ),
    ),
    foreign_keys=(
        ForeignKey(("first_quote_id",), "quotes", ("quote_id",)),
        ForeignKey(("stated_in_quote_id",), "quotes", ("quote_id",)),
    ),
    warnings=("A claim is what was said, never what is true.",),
)
