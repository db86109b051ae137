-- name: contested_claims
-- tables: claims, positions
-- severity: critical
-- description: A claim is contested exactly where one speaker asserts or confirms it and another denies it.
SELECT claim_id, is_contested
FROM claims AS claim
WHERE is_contested <> EXISTS (
    FROM positions AS affirming
    JOIN positions AS denying USING (claim_id)
    WHERE affirming.claim_id = claim.claim_id
        AND affirming.stance IN ('asserts', 'confirms')
        AND denying.stance = 'denies'
        AND affirming.speaker_id <> denying.speaker_id
)
