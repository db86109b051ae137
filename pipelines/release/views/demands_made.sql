-- Who demands or asks for what, the most heard first.
SELECT
    speakers.name AS speaker,
    claims.statement,
    positions.stance,
    positions.first_said_at,
    positions.article_count,
    positions.speaker_id,
    positions.claim_id
FROM positions
JOIN speakers USING (speaker_id)
JOIN claims USING (claim_id)
WHERE positions.stance IN ('demands', 'asks')
ORDER BY positions.article_count DESC, positions.first_said_at NULLS LAST, positions.claim_id, positions.speaker_id
