"""The table `speaker_links`."""

from schemas import fields as f
from schemas import vocabularies as v
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="speaker_links",
    stage="speakers",
    title="Links between speakers",
    description="Which names were joined into one speaker and why, who speaks for whom, and who may be one.",
    key=("speaker_id", "other_speaker_id", "relation"),
    fields=(
        f.SPEAKER_ID,
        f.OTHER_SPEAKER_ID.using(description="The other; for `same` the id it had before it was joined."),
        Field("relation", "string", "What the two are to each other.", example="same", vocabulary=v.LINK_RELATION),
        f.METHOD.using(description="Which rule found it.", example="transliteration"),
        f.score_field("score", "How sure the rule is."),
        Field("evidence", "string", "What the rule saw.", example="Vitaliy Korvenko ~ Vitaly Korvenko"),
        f.ARTICLE_ID.using(
            description="The article that it rests on; for `same` that of the speaker who was joined.", nullable=True
        ),
    ),
    foreign_keys=(
        ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),
        ForeignKey(("article_id",), "articles", ("article_id",)),
    ),
    warnings=(
        "The score of a `hypothesis` orders guesses and is no probability.",
        "A row of `raw/_curation/decisions.csv` undoes a `same`.",
    ),
)
