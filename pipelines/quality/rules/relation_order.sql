-- name: relation_order
-- tables: article_relations
-- severity: critical
-- description: A pair of articles is listed once, the lower id first.
SELECT article_id, other_article_id
FROM article_relations
WHERE article_id >= other_article_id
