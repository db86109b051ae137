-- name: dispute_bounds
-- tables: quote_disputes, articles
-- severity: critical
-- description: Each doubting sentence is not empty and lies inside its article.
SELECT dispute.quote_id, dispute.article_id, dispute.char_start, dispute.char_end, article.char_count
FROM quote_disputes AS dispute
JOIN articles AS article USING (article_id)
WHERE dispute.char_start >= dispute.char_end OR dispute.char_end > article.char_count
