"""The table `speakers`."""

from schemas import fields as f
from schemas.model import Field, Table

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
        Field(
            "wikidata_id",
            "string",
            "The item of Wikidata that alone bears one of the speaker's whole names and is of its kind.",
            example="Q42",
            nullable=True,
            pattern=r"Q[1-9][0-9]*",
        ),
        Field(
            "wikidata_candidates",
            "string",
            "Several items that may be meant, parted by `; `.",
            example="Q42; Q4242",
            nullable=True,
        ),
    ),
    warnings=(
        "Unnamed and anonymous speakers are entities of one article: the same words elsewhere are another speaker.",
        "The two Wikidata columns are null in a build without `raw/_curation/wikidata.parquet`.",
    ),
)
