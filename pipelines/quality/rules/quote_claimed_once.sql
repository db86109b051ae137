-- name: quote_claimed_once
-- tables: quotes, claim_quotes, unclaimed_quotes
-- severity: critical
-- description: Each quotation states a claim or has a reason why it states none, and not both.
SELECT
    quote_id,
    quote_id IN (SELECT quote_id FROM claim_quotes) AS is_claimed,
    quote_id IN (SELECT quote_id FROM unclaimed_quotes) AS is_unclaimed
FROM quotes
WHERE is_claimed = is_unclaimed
