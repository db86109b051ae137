-- name: claim_relations_distinct
-- tables: claim_relations
-- severity: critical
-- description: No claim is related to itself.
SELECT claim_id, relation
FROM claim_relations
WHERE claim_id = other_claim_id
