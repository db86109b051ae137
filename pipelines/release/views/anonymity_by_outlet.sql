-- How much of what outlets print is said by people without a name.
SELECT
    articles.outlet,
    count(*) AS quote_count,
    count(*) FILTER (WHERE speakers.kind IN ('anonymous_person', 'anonymous_group')) AS anonymous_count,
    count(*) FILTER (WHERE speakers.kind = 'unnamed') AS unnamed_count,
    round(avg((speakers.kind IN ('anonymous_person', 'anonymous_group'))::INTEGER), 3) AS anonymous_share
FROM quotes
JOIN articles USING (article_id)
JOIN speakers USING (speaker_id)
GROUP BY articles.outlet
ORDER BY anonymous_share DESC, quote_count DESC, articles.outlet NULLS LAST
