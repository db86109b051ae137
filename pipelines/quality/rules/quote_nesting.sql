-- name: quote_nesting
-- tables: quotes
-- severity: critical
-- description: A quotation's parent lies in the same article, one level up; at depth 0 there is none.
SELECT quote.quote_id, quote.parent_quote_id, quote.depth, parent.depth AS parent_depth
FROM quotes AS quote
LEFT JOIN quotes AS parent ON parent.quote_id = quote.parent_quote_id
WHERE (quote.parent_quote_id IS NULL) <> (quote.depth = 0)
    OR parent.article_id <> quote.article_id
    OR parent.depth <> quote.depth - 1
