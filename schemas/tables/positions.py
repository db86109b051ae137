"""The table `positions`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="positions",
    stage="claims",
    title="Positions",
    description="Who takes which position on which claim, since when and on how many origins.",
    key=("claim_id", "speaker_id", "stance"),
    fields=(
        f.CLAIM_ID,
        f.SPEAKER_ID,
        f.STANCE,
        Field("first_said_at", "timestamp", "When the speaker first took it, UTC.", nullable=True),
        Field("last_said_at", "timestamp", "When the speaker last took it, UTC.", nullable=True),
        f.QUOTE_COUNT,
        f.ARTICLE_COUNT,
        f.ORIGIN_COUNT,
        f.STANCE.using(
            name="changed_from",
            description=(
                "The last stance before of the same speaker on the claim, where it was another side: for (asserts, "
                "confirms, predicts, commits), against (denies), unsure (doubts, no_evidence)."
            ),
            nullable=True,
        ),
    ),
    foreign_keys=(
        ForeignKey(("claim_id",), "claims", ("claim_id",)),
        ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),
    ),
)
