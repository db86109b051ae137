-- name: copy_groups
-- tables: articles
-- severity: critical
-- description: Each copy group has exactly one original.
SELECT copy_group_id, count(*) FILTER (copy_role = 'original') AS original_count
FROM articles
GROUP BY copy_group_id
HAVING original_count <> 1
