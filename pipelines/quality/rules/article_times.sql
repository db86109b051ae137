-- name: article_times
-- tables: articles
-- severity: critical
-- description: The time of publication is null where its precision is unknown and only there.
SELECT article_id, published_at, published_precision
FROM articles
WHERE (published_at IS NULL) <> (published_precision = 'unknown')
