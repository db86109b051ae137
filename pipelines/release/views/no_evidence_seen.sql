-- Who has seen no evidence, could not verify or doubts, of which claims.
SELECT
    speakers.name AS speaker,
    speakers.kind,
    positions.stance,
    claims.statement,
    positions.first_said_at,
    positions.origin_count,
    positions.speaker_id,
    positions.claim_id
FROM positions
JOIN speakers USING (speaker_id)
JOIN claims USING (claim_id)
WHERE positions.stance IN ('no_evidence', 'doubts')
ORDER BY positions.first_said_at DESC NULLS LAST, positions.claim_id, positions.speaker_id
