"""The table `speakers`."""

from schemas import fields as f
from schemas.model import Table

TABLE = Table(
    name="speakers",
    stage="speakers",
    title="Speakers",
    description="Everyone and everything that is quoted, across articles.",
    key=("speaker_id",),
    fields=(
        f.SPEAKER_ID.using(unique=True, description="Id of the speaker's anchor mention, never of a name."),
        f.SPEAKER_NAME,
        f.SPEAKER_KIND,
        f.QUOTE_COUNT,
        f.ARTICLE_COUNT,
    ),
    warnings=(
        "Unnamed and anonymous speakers are entities of one article: the same words elsewhere are another speaker.",
    ),
)
