-- name: article_text_measures
-- tables: articles
-- severity: critical
-- description: The hash and the length of an article are those of its text.
SELECT article_id, char_count, length(text) AS text_char_count
FROM articles
WHERE char_count <> length(text) OR text_sha256 <> sha256(text)
