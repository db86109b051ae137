-- name: passage_bounds
-- tables: shared_passages, articles
-- severity: critical
-- description: Both spans of a shared passage are not empty and lie inside their articles.
SELECT passage.passage_id, passage.char_start, passage.char_end, passage.other_char_start, passage.other_char_end
FROM shared_passages AS passage
JOIN articles AS article USING (article_id)
JOIN articles AS other ON other.article_id = passage.other_article_id
WHERE passage.char_start >= passage.char_end
    OR passage.char_end > article.char_count
    OR passage.other_char_start >= passage.other_char_end
    OR passage.other_char_end > other.char_count
