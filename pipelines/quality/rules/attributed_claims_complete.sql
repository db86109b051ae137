-- name: attributed_claims_complete
-- tables: attributed_claims, claim_quotes
-- severity: critical
-- description: Each quotation of a claim has its row in the wide table.
SELECT link.claim_id, link.quote_id
FROM claim_quotes AS link
ANTI JOIN attributed_claims AS wide USING (claim_id, quote_id)
