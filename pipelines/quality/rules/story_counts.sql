-- name: story_counts
-- tables: stories, story_articles, articles
-- severity: critical
-- description: A story's counts are those of its articles.
WITH told AS (
    SELECT
        member.story_id,
        count(*) AS article_count,
        count(DISTINCT coalesce(article.outlet, '')) AS outlet_count,
        count(DISTINCT article.copy_group_id) AS origin_count
    FROM story_articles AS member
    JOIN articles AS article USING (article_id)
    GROUP BY member.story_id
)
SELECT story_id, told.article_count, told.outlet_count, told.origin_count
FROM stories AS story
LEFT JOIN told USING (story_id)
WHERE (story.article_count, story.outlet_count, story.origin_count)
    IS DISTINCT FROM (told.article_count, told.outlet_count, told.origin_count)
