-- name: copy_relations
-- tables: article_relations, articles
-- severity: critical
-- description: A copy is related to its original, by its role, and to no other of its group; articles of two groups share passages at most.
WITH pairs AS (
    SELECT
        article_id,
        other_article_id,
        relation.relation,
        CASE
            WHEN article.copy_of_article_id = other_article_id THEN article.copy_role
            WHEN other.copy_of_article_id = article_id THEN other.copy_role
            WHEN article.copy_group_id <> other.copy_group_id THEN 'partial'
        END AS expected
    FROM article_relations AS relation
    JOIN articles AS article USING (article_id)
    JOIN articles AS other ON other.article_id = relation.other_article_id
)
SELECT article_id, other_article_id, relation, expected
FROM pairs
WHERE relation IS DISTINCT FROM expected
UNION ALL
SELECT
    least(copy.article_id, copy.copy_of_article_id) AS article_id,
    greatest(copy.article_id, copy.copy_of_article_id) AS other_article_id,
    NULL AS relation,
    copy.copy_role AS expected
FROM articles AS copy
WHERE copy.copy_of_article_id IS NOT NULL
    AND NOT EXISTS (
        FROM article_relations AS relation
        WHERE relation.article_id = least(copy.article_id, copy.copy_of_article_id)
            AND relation.other_article_id = greatest(copy.article_id, copy.copy_of_article_id)
    )
