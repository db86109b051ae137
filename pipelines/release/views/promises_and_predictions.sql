-- Who promised or foretold what, and when: to come back to later.
SELECT
    attributed_claims.speaker_name AS speaker,
    attributed_claims.stance,
    attributed_claims.statement,
    attributed_claims.certainty,
    coalesce(attributed_claims.said_from, attributed_claims.published_at) AS said_at,
    attributed_claims.outlet,
    attributed_claims.claim_id,
    attributed_claims.quote_id
FROM attributed_claims
WHERE attributed_claims.stance IN ('commits', 'predicts') AND attributed_claims.is_origin
ORDER BY said_at DESC NULLS LAST, attributed_claims.claim_id, attributed_claims.quote_id
