"""The table `stories`."""

from schemas import fields as f
from schemas.model import Field, Table

TABLE = Table(
    name="stories",
    stage="claims",
    title="Stories",
    description="Articles about one event, whatever their words.",
    key=("story_id",),
    fields=(
        f.STORY_ID.using(unique=True),
        Field(
            "headline",
            "string",
            "Headline of the earliest article.",
            example="Minister denies report",
            nullable=True,
            private=True,
        ),
        Field("first_published_at", "timestamp", "When the earliest article was published, UTC.", nullable=True),
        f.ARTICLE_COUNT,
        f.OUTLET_COUNT,
        f.ORIGIN_COUNT.using(description="Number of copy groups: an article and its copies count once."),
    ),
)
