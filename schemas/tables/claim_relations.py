"""The table `claim_relations`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="claim_relations",
    stage="claims",
    title="Relations of claims",
    description="Claims that contradict, narrow or are another modality of each other.",
    key=("claim_id", "other_claim_id", "relation"),
    fields=(
        f.CLAIM_ID,
        f.id_field("claim", "other_claim_id", "The other claim."),
        Field("relation", "string", "What the first is to the other.", example="narrows", vocabulary=v.CLAIM_RELATION),
        f.score_field("score", "How sure the method is."),
    ),
    foreign_keys=(
        ForeignKey(("claim_id",), "claims", ("claim_id",)),
        ForeignKey(("other_claim_id",), "claims", ("claim_id",)),
    ),
)
