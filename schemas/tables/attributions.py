"""The table `_attributions`."""

from schemas import fields as f
from schemas.model import Field, ForeignKey, Table

SPANS = r"\d+ \d+(?:;\d+ \d+)*"


def _spans(role: str, nullable: bool) -> Field:
    return Field(
        f"{role}_spans",
        "string",
        f"Spans of the {role} in `articles.text`, as `start end;start end`.",
        example="120 182;190 204",
        nullable=nullable,
        pattern=SPANS,
    )


TABLE = Table(
    name="_attributions",
    stage="attribution",
    title="Attributions",
    description="What the tagger found in each article: who is said to say what, before speakers are known.",
    key=("article_id", "attribution_no"),
    fields=(
        f.ARTICLE_ID,
        Field(
            "attribution_no",
            "integer",
            "The attribution's place in its article, in reading order.",
            example=3,
            minimum=0,
        ),
        Field(
            "parent_no", "integer", "The attribution whose content holds this one.", example=2, nullable=True, minimum=0
        ),
        f.DEPTH,
        f.QUOTE_TYPE,
        _spans("content", nullable=False),
        _spans("source", nullable=True),
        _spans("cue", nullable=True),
        _spans("addressee", nullable=True),
        f.CUE_LEMMA,
        f.SAID_FROM,
        f.SAID_TO,
        f.SAID_PRECISION,
        f.EVENT_FROM,
        f.EVENT_TO,
        f.EVENT_PRECISION,
        f.IN_HEADLINE,
        f.CONFIDENCE,
        f.METHOD,
    ),
    foreign_keys=(
        ForeignKey(("article_id",), "articles", ("article_id",)),
        ForeignKey(("article_id", "parent_no"), "_attributions", ("article_id", "attribution_no")),
    ),
)
