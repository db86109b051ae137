-- name: nested_content
-- tables: quotes, quote_spans
-- severity: critical
-- description: What is quoted inside a quotation lies inside what that one quotes.
WITH content AS (
    SELECT quote_id, char_start, char_end FROM quote_spans WHERE role = 'content'
)
SELECT quote.quote_id, quote.parent_quote_id, inner_span.char_start, inner_span.char_end
FROM quotes AS quote
JOIN content AS inner_span USING (quote_id)
LEFT JOIN content AS outer_span
    ON outer_span.quote_id = quote.parent_quote_id
    AND outer_span.char_start <= inner_span.char_start
    AND inner_span.char_end <= outer_span.char_end
WHERE quote.parent_quote_id IS NOT NULL AND outer_span.quote_id IS NULL
