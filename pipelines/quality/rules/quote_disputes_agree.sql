-- name: quote_disputes_agree
-- tables: quotes, quote_disputes
-- severity: critical
-- description: A quotation is marked as disputed exactly where an article doubts it.
SELECT quote_id, is_disputed
FROM quotes
WHERE is_disputed <> (quote_id IN (SELECT quote_id FROM quote_disputes))
