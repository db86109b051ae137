-- name: article_extraction
-- tables: articles
-- severity: critical
-- description: An article without words is empty; else one in English is read, and one in another or no known language is not.
SELECT article_id, extraction, language, word_count
FROM articles
WHERE extraction <> CASE WHEN word_count = 0 THEN 'empty' WHEN language = 'en' THEN 'done' ELSE 'other_language' END
