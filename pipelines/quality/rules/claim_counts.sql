-- name: claim_counts
-- tables: claims, claim_quotes, quotes, quote_speakers, articles
-- severity: critical
-- description: A claim's counts are those of its quotations; a relay is no speaker of them.
WITH stated AS (
    SELECT
        link.claim_id,
        count(DISTINCT link.quote_id) AS quote_count,
        count(DISTINCT speaker.speaker_id) AS speaker_count,
        count(DISTINCT quote.article_id) AS article_count,
        count(DISTINCT coalesce(article.outlet, '')) AS outlet_count,
        count(DISTINCT link.origin_id) AS origin_count
    FROM claim_quotes AS link
    JOIN quotes AS quote USING (quote_id)
    JOIN articles AS article USING (article_id)
    JOIN quote_speakers AS speaker ON speaker.quote_id = link.quote_id AND speaker.role <> 'relay'
    GROUP BY link.claim_id
)
SELECT claim_id, stated.quote_count, stated.speaker_count, stated.article_count, stated.outlet_count, stated.origin_count
FROM claims AS claim
JOIN stated USING (claim_id)
WHERE (claim.quote_count, claim.speaker_count, claim.article_count, claim.outlet_count, claim.origin_count)
    IS DISTINCT FROM
    (stated.quote_count, stated.speaker_count, stated.article_count, stated.outlet_count, stated.origin_count)
