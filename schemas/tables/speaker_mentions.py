"""The table `speaker_mentions`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

TABLE = Table(
    name="speaker_mentions",
    stage="speakers",
    title="Mentions of speakers",
    description="Each place where a speaker is named or meant as a source, in the outlet's own words.",
    key=("article_id", "char_start", "char_end"),
    fields=(
        f.ARTICLE_ID,
        f.CHAR_START,
        f.CHAR_END,
        Field("text", "string", "The mention as printed.", example="the official", private=True),
        f.SPEAKER_ID,
        Field(
            "role",
            "string",
            "Office or function as this outlet words it.",
            example="spokesman",
            nullable=True,
            private=True,
        ),
        Field(
            "affiliation",
            "string",
            "Body that the outlet places the speaker in.",
            example="Northern Guard",
            nullable=True,
            private=True,
        ),
        Field(
            "descriptor",
            "string",
            "The outlet's own words for the speaker.",
            example="the strongman",
            nullable=True,
            private=True,
        ),
        f.METHOD.using(description="Which rule joined the mention to the speaker.", example="surname"),
        f.score_field("score", "How sure the rule is."),
    ),
    foreign_keys=(
        ForeignKey(("article_id",), "articles", ("article_id",)),
        ForeignKey(("speaker_id",), "speakers", ("speaker_id",)),
    ),
)
