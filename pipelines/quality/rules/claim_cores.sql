-- name: claim_cores
-- tables: claim_quotes
-- severity: critical
-- description: A core lies within one claim.
SELECT core_id, count(DISTINCT claim_id) AS found
FROM claim_quotes
GROUP BY core_id
HAVING count(DISTINCT claim_id) > 1
