-- Every position on every claim in the order of time, the most discussed claim first: who said what of it when, through whom.
SELECT
    coalesce(attributed_claims.said_from, attributed_claims.published_at) AS said_at,
    attributed_claims.statement,
    attributed_claims.source_chain,
    attributed_claims.stance,
    attributed_claims.certainty,
    attributed_claims.content_text,
    attributed_claims.outlet,
    attributed_claims.claim_id,
    attributed_claims.quote_id
FROM attributed_claims
JOIN claims USING (claim_id)
ORDER BY claims.speaker_count DESC, attributed_claims.claim_id, said_at NULLS LAST, attributed_claims.quote_id
