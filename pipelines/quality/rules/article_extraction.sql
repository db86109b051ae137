-- name: article_extraction
-- tables: articles
-- severity: critical
-- description: An article in English with text is read, one in another language is not, and only an empty one is empty.
SELECT article_id, extraction, language
FROM articles
WHERE (extraction = 'done' AND (language <> 'en' OR trim(text, e' \n\t') = ''))
    OR (extraction = 'other_language' AND language = 'en')
