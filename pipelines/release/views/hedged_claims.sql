-- Claims of which nobody is certain: all who affirm them hedge (may, reportedly, probably).
SELECT
    claims.claim_id,
    claims.statement,
    string_agg(DISTINCT claim_quotes.certainty, ', ' ORDER BY claim_quotes.certainty) AS certainties,
    count(*) AS quote_count,
    any_value(claims.outlet_count) AS outlet_count
FROM claims
JOIN claim_quotes USING (claim_id)
WHERE claim_quotes.stance IN ('asserts', 'confirms', 'predicts')
GROUP BY claims.claim_id, claims.statement
HAVING bool_and(claim_quotes.certainty IN ('probable', 'possible'))
ORDER BY outlet_count DESC, quote_count DESC, claims.claim_id
