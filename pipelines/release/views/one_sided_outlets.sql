-- Outlets that print only one side of a contested claim: those who affirm it, or those who deny it.
WITH sides AS (
    SELECT
        claim_quotes.claim_id,
        articles.outlet,
        count(*) FILTER (WHERE claim_quotes.stance IN ('asserts', 'confirms')) AS affirming,
        count(*) FILTER (WHERE claim_quotes.stance IN ('denies', 'doubts', 'no_evidence')) AS against
    FROM claim_quotes
    JOIN quotes USING (quote_id)
    JOIN articles USING (article_id)
    GROUP BY ALL
)
SELECT
    sides.outlet,
    claims.statement,
    CASE WHEN sides.affirming > 0 THEN 'affirming' ELSE 'against' END AS side_printed,
    sides.affirming + sides.against AS quote_count,
    sides.claim_id
FROM sides
JOIN claims USING (claim_id)
WHERE claims.is_contested AND (sides.affirming > 0) <> (sides.against > 0)
ORDER BY sides.outlet NULLS LAST, quote_count DESC, sides.claim_id
