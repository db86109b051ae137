-- name: quote_extraction
-- tables: quotes, articles
-- severity: critical
-- description: Only an article that was read for attributions has quotations.
SELECT quote.quote_id, article.article_id, article.extraction
FROM quotes AS quote
JOIN articles AS article USING (article_id)
WHERE article.extraction <> 'done'
