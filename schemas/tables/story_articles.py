"""The table `story_articles`."""

from schemas import fields as f
from schemas.model import ForeignKey, Table

TABLE = Table(
    name="story_articles",
    stage="claims",
    title="Articles of stories",
    description="Which article tells which story.",
    key=("story_id", "article_id"),
    fields=(f.STORY_ID, f.ARTICLE_ID, f.SIMILARITY.using(description="Mean similarity to the story's other articles.")),
    foreign_keys=(
        ForeignKey(("story_id",), "stories", ("story_id",)),
        ForeignKey(("article_id",), "articles", ("article_id",)),
    ),
)
