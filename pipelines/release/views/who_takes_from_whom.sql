-- Outlets that print the words of others: quotations that another outlet had printed before.
SELECT
    later.outlet,
    earlier.outlet AS taken_from,
    count(*) AS quote_count,
    count(DISTINCT later.article_id) AS article_count
FROM quotes
JOIN quotes AS origin ON origin.quote_id = quotes.origin_quote_id
JOIN articles AS later ON later.article_id = quotes.article_id
JOIN articles AS earlier ON earlier.article_id = origin.article_id
WHERE quotes.quote_id <> quotes.origin_quote_id AND later.outlet IS DISTINCT FROM earlier.outlet
GROUP BY later.outlet, earlier.outlet
ORDER BY quote_count DESC, later.outlet NULLS LAST, earlier.outlet NULLS LAST
