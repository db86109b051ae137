-- Claims that several outlets print and that rest on one origin: what looks like many sources is one.
SELECT
    claims.claim_id,
    claims.statement,
    claims.outlet_count,
    claims.article_count,
    any_value(quotes.source_text) AS source,
    any_value(articles.outlet) AS first_printed_by,
    claims.first_said_at
FROM claims
JOIN claim_quotes ON claim_quotes.claim_id = claims.claim_id
JOIN quotes ON quotes.quote_id = claim_quotes.origin_id
JOIN articles USING (article_id)
WHERE claims.origin_count = 1 AND claims.outlet_count > 1
GROUP BY ALL
ORDER BY claims.outlet_count DESC, claims.article_count DESC, claims.claim_id
