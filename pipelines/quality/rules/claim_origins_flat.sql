-- name: claim_origins_flat
-- tables: claim_quotes
-- severity: critical
-- description: Within a claim, the origin of a quotation is its own origin.
SELECT link.claim_id, link.quote_id, link.origin_id, origin.origin_id AS further_origin_id
FROM claim_quotes AS link
JOIN claim_quotes AS origin ON origin.claim_id = link.claim_id AND origin.quote_id = link.origin_id
WHERE origin.origin_id <> origin.quote_id
