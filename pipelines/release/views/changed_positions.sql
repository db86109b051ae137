-- Speakers who took another position on a claim than before.
SELECT
    speakers.name AS speaker,
    claims.statement,
    positions.changed_from,
    positions.stance AS changed_to,
    positions.first_said_at AS changed_at,
    positions.speaker_id,
    positions.claim_id
FROM positions
JOIN speakers USING (speaker_id)
JOIN claims USING (claim_id)
WHERE positions.changed_from IS NOT NULL
ORDER BY changed_at DESC NULLS LAST, positions.claim_id, positions.speaker_id
