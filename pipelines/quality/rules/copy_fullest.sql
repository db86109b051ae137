-- name: copy_fullest
-- tables: articles
-- severity: critical
-- description: The fullest article of each article is the longest of its copy group, then the earliest published.
SELECT
    article_id,
    fullest_article_id,
    first_value(article_id) OVER (
        PARTITION BY copy_group_id ORDER BY char_count DESC, published_at NULLS LAST, article_id
    ) AS longest_article_id
FROM articles
QUALIFY fullest_article_id IS DISTINCT FROM longest_article_id
