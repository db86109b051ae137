-- name: copy_originals
-- tables: articles
-- severity: critical
-- description: Each copy names an original of its copy group, which copies nothing; an original names none.
SELECT copy.article_id, copy.copy_role, copy.copy_of_article_id, original.copy_role AS original_role
FROM articles AS copy
LEFT JOIN articles AS original ON original.article_id = copy.copy_of_article_id
WHERE (copy.copy_role = 'original') <> (copy.copy_of_article_id IS NULL)
    OR original.copy_role <> 'original'
    OR original.copy_group_id <> copy.copy_group_id
