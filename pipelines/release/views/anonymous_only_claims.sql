-- Claims that nobody with a name affirms: every speaker who asserts or confirms them is anonymous or unnamed.
SELECT
    claims.claim_id,
    claims.statement,
    string_agg(DISTINCT speakers.name, '; ' ORDER BY speakers.name) AS affirmed_by,
    sum(positions.quote_count)::BIGINT AS quote_count,
    any_value(claims.origin_count) AS origin_count
FROM claims
JOIN positions USING (claim_id)
JOIN speakers USING (speaker_id)
WHERE positions.stance IN ('asserts', 'confirms')
GROUP BY claims.claim_id, claims.statement
HAVING bool_and(speakers.kind IN ('anonymous_person', 'anonymous_group', 'unnamed'))
ORDER BY quote_count DESC, claims.claim_id
