-- name: claim_quote_bounds
-- tables: claim_quotes, quotes, articles
-- severity: critical
-- description: Where an article states a claim is not empty and lies inside the article.
SELECT link.claim_id, link.quote_id, link.char_start, link.char_end, article.char_count
FROM claim_quotes AS link
JOIN quotes AS quote USING (quote_id)
JOIN articles AS article USING (article_id)
WHERE link.char_start >= link.char_end OR link.char_end > article.char_count
