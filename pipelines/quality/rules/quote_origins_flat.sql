-- name: quote_origins_flat
-- tables: quotes
-- severity: critical
-- description: The origin of a quotation is its own origin.
SELECT quote.quote_id, quote.origin_quote_id, origin.origin_quote_id AS further_origin_quote_id
FROM quotes AS quote
JOIN quotes AS origin ON origin.quote_id = quote.origin_quote_id
WHERE origin.origin_quote_id <> origin.quote_id
