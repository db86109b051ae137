"""The table `claim_quotes`."""

from schemas import fields as f
from schemas.model import ForeignKey, Table

TABLE = Table(
    name="claim_quotes",
    stage="claims",
    title="Quotations of claims",
    description="Which quotation takes which position on which claim, and where the article states it.",
    key=("claim_id", "quote_id"),
    fields=(
        f.CLAIM_ID,
        f.QUOTE_ID,
        f.CHAR_START,
        f.CHAR_END,
        f.STANCE,
        f.POLARITY,
        f.CERTAINTY,
        f.TENSE,
        f.ORIGIN_ID,
        f.SIMILARITY.using(description="Mean similarity to the claim's other contents; 1 where there is none."),
        f.id_field(
            "claim",
            "core_id",
            "The id that its claim would have if contents were joined only where nine in ten of such pairs are one: "
            "group by it where a false join costs more than a missed one.",
        ),
    ),
    foreign_keys=(
        ForeignKey(("claim_id",), "claims", ("claim_id",)),
        ForeignKey(("quote_id",), "quotes", ("quote_id",)),
        ForeignKey(("origin_id",), "quotes", ("quote_id",)),
    ),
)
