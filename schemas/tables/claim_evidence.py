"""The table `claim_evidence`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="claim_evidence",
    stage="claims",
    title="Evidence of positions",
    description="The words that carry stance, negation, hedge or tense.",
    key=("claim_id", "quote_id", "kind", "char_start"),
    fields=(
        f.CLAIM_ID,
        f.QUOTE_ID,
        Field("kind", "string", "What the words carry.", example="stance", vocabulary=v.EVIDENCE_KIND),
        f.EVIDENCE_START,
        f.CHAR_END,
    ),
    foreign_keys=(ForeignKey(("claim_id", "quote_id"), "claim_quotes", ("claim_id", "quote_id")),),
)
