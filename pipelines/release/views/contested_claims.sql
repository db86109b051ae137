-- Who affirms and who denies each contested claim, and who has seen no evidence for it.
SELECT
    claims.claim_id,
    claims.statement,
    string_agg(DISTINCT speakers.name, '; ' ORDER BY speakers.name)
        FILTER (WHERE positions.stance IN ('asserts', 'confirms')) AS affirmed_by,
    string_agg(DISTINCT speakers.name, '; ' ORDER BY speakers.name)
        FILTER (WHERE positions.stance = 'denies') AS denied_by,
    string_agg(DISTINCT speakers.name, '; ' ORDER BY speakers.name)
        FILTER (WHERE positions.stance IN ('no_evidence', 'doubts')) AS doubted_by,
    any_value(claims.origin_count) AS origin_count,
    any_value(claims.outlet_count) AS outlet_count,
    any_value(claims.first_said_at) AS first_said_at
FROM claims
JOIN positions USING (claim_id)
JOIN speakers USING (speaker_id)
WHERE claims.is_contested
GROUP BY claims.claim_id, claims.statement
ORDER BY origin_count DESC, claims.claim_id
