-- name: story_membership
-- tables: story_articles
-- severity: critical
-- description: No article tells more than one story.
SELECT article_id, count(*) AS story_count
FROM story_articles
GROUP BY article_id
HAVING count(*) > 1
