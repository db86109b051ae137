-- Who denied what and when: one row per speaker and claim, the latest first.
SELECT
    speakers.name AS speaker,
    claims.statement,
    positions.first_said_at,
    positions.last_said_at,
    positions.quote_count,
    positions.origin_count,
    positions.speaker_id,
    positions.claim_id
FROM positions
JOIN speakers USING (speaker_id)
JOIN claims USING (claim_id)
WHERE positions.stance = 'denies'
ORDER BY positions.last_said_at DESC NULLS LAST, positions.claim_id, positions.speaker_id
