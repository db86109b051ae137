-- name: claims_have_quotes
-- tables: claims, claim_quotes
-- severity: critical
-- description: No claim is without a quotation; its first one and the one that its statement is taken from are its own.
SELECT claim_id, first_quote_id, stated_in_quote_id
FROM claims
WHERE (claim_id, first_quote_id) NOT IN (SELECT (claim_id, quote_id) FROM claim_quotes)
    OR (claim_id, stated_in_quote_id) NOT IN (SELECT (claim_id, quote_id) FROM claim_quotes)
