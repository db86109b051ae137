"""The table `speaker_aliases`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="speaker_aliases",
    stage="speakers",
    title="Names of speakers",
    description="Every name that a speaker is printed under.",
    key=("speaker_id", "alias"),
    fields=(
        f.SPEAKER_ID,
        Field("alias", "string", "The name as printed.", example="Vitaliy Korvenko"),
        Field("mention_count", "integer", "How often it is printed.", example=3, minimum=1),
    ),
    foreign_keys=(ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),),
)
