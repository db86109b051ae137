-- Articles and quotations per outlet, and how many quotations the outlet was the first to print.
SELECT
    articles.outlet,
    count(DISTINCT articles.article_id) AS article_count,
    count(quotes.quote_id) AS quote_count,
    count(quotes.quote_id) FILTER (WHERE quotes.origin_quote_id = quotes.quote_id) AS first_printed_count
FROM articles
LEFT JOIN quotes USING (article_id)
GROUP BY articles.outlet
ORDER BY quote_count DESC, articles.outlet NULLS LAST
