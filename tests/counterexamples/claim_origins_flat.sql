-- The claim's two printings name each other; all counts follow.
CREATE TEMP TABLE swapped AS
SELECT claim_id, quote_id, first(quote_id) OVER (PARTITION BY claim_id ORDER BY quote_id = origin_id) AS other_id
FROM claim_quotes
WHERE claim_id = (SELECT claim_id FROM claims WHERE NOT is_contested);
UPDATE claim_quotes SET origin_id = other_id
FROM swapped
WHERE swapped.quote_id = claim_quotes.quote_id AND origin_id = claim_quotes.quote_id;
UPDATE attributed_claims SET origin_id = other_id, is_origin = false
FROM swapped
WHERE swapped.quote_id = attributed_claims.quote_id AND origin_id = attributed_claims.quote_id;
UPDATE claims SET origin_count = 2 WHERE NOT is_contested;
UPDATE positions SET origin_count = 2 WHERE claim_id IN (SELECT claim_id FROM swapped);
DROP TABLE swapped;
