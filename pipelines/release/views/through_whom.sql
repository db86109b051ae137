-- Claims that reached the outlet through somebody else than their source: another outlet, an agency, a spokesperson.
SELECT
    attributed_claims.source_chain,
    attributed_claims.statement,
    attributed_claims.stance,
    attributed_claims.outlet,
    attributed_claims.published_at,
    attributed_claims.claim_id,
    attributed_claims.quote_id
FROM attributed_claims
WHERE attributed_claims.source_chain LIKE '% > %'
ORDER BY attributed_claims.published_at DESC NULLS LAST, attributed_claims.claim_id, attributed_claims.quote_id
