-- name: quote_span_bounds
-- tables: quote_spans, quotes, articles
-- severity: critical
-- description: Each span of a quotation is not empty and lies inside its article.
SELECT span.quote_id, span.role, span.ordinal, span.char_start, span.char_end, article.char_count
FROM quote_spans AS span
JOIN quotes AS quote USING (quote_id)
JOIN articles AS article USING (article_id)
WHERE span.char_start >= span.char_end OR span.char_end > article.char_count
