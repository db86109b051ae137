-- Pairs of speakers of whom the one denies what the other affirms, by the number of claims.
SELECT
    affirming.name AS affirms,
    denying.name AS denies,
    count(*) AS claim_count,
    min(claims.statement) AS example,
    affirming.speaker_id AS affirms_id,
    denying.speaker_id AS denies_id
FROM positions AS one
JOIN positions AS other USING (claim_id)
JOIN speakers AS affirming ON affirming.speaker_id = one.speaker_id
JOIN speakers AS denying ON denying.speaker_id = other.speaker_id
JOIN claims USING (claim_id)
WHERE one.stance IN ('asserts', 'confirms') AND other.stance = 'denies' AND one.speaker_id <> other.speaker_id
GROUP BY affirming.speaker_id, affirming.name, denying.speaker_id, denying.name
ORDER BY claim_count DESC, affirms_id, denies_id
