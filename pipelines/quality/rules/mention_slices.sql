-- name: mention_slices
-- tables: speaker_mentions, articles
-- severity: critical
-- description: Each mention of a speaker is the text at its span.
SELECT mention.article_id, mention.char_start, mention.char_end
FROM speaker_mentions AS mention
JOIN articles AS article USING (article_id)
WHERE mention.char_start >= mention.char_end
    OR mention.char_end > article.char_count
    OR mention.text <> substring(article.text, mention.char_start + 1, mention.char_end - mention.char_start)
