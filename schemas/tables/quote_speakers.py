"""The table `quote_speakers`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="quote_speakers",
    stage="speakers",
    title="Speakers of quotations",
    description="All speakers of a quotation: the primary one, joint ones (`X and Y said`) and relays.",
    key=("quote_id", "speaker_id"),
    fields=(
        f.QUOTE_ID,
        f.SPEAKER_ID,
        Field("role", "string", "What the speaker is to the quotation.", example="primary", vocabulary=v.SPEAKER_ROLE),
    ),
    foreign_keys=(
        ForeignKey(("quote_id",), "quotes", ("quote_id",)),
        ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),
    ),
)
