-- Who printed a claim first, and how many hours later the next outlet did; claims that two outlets or more print.
WITH printed AS (
    SELECT
        claim_quotes.claim_id,
        articles.outlet,
        min(articles.published_at) AS published_at
    FROM claim_quotes
    JOIN quotes USING (quote_id)
    JOIN articles USING (article_id)
    WHERE articles.outlet IS NOT NULL AND articles.published_at IS NOT NULL
    GROUP BY ALL
),
ranked AS (
    SELECT
        claim_id,
        outlet,
        published_at,
        row_number() OVER in_claim AS place,
        lead(published_at) OVER in_claim AS next_at,
        lead(outlet) OVER in_claim AS next_outlet
    FROM printed
    WINDOW in_claim AS (PARTITION BY claim_id ORDER BY published_at, outlet)
)
SELECT
    claims.claim_id,
    claims.statement,
    ranked.outlet AS first_outlet,
    ranked.published_at AS first_at,
    ranked.next_outlet,
    round(epoch(ranked.next_at - ranked.published_at) / 3600, 1) AS hours_ahead,
    claims.outlet_count
FROM ranked
JOIN claims USING (claim_id)
WHERE ranked.place = 1 AND ranked.next_at IS NOT NULL
ORDER BY claims.outlet_count DESC, hours_ahead DESC, claims.claim_id
