-- Claims that a headline states as certain and that every source in the article's text hedges, doubts or denies.
WITH by_place AS (
    SELECT
        claim_quotes.claim_id,
        quotes.article_id,
        bool_or(quotes.in_headline AND claim_quotes.stance IN ('asserts', 'confirms') AND claim_quotes.certainty = 'certain')
            AS headline_certain,
        count(*) FILTER (WHERE NOT quotes.in_headline) AS in_text,
        bool_or(NOT quotes.in_headline AND claim_quotes.stance IN ('asserts', 'confirms') AND claim_quotes.certainty = 'certain')
            AS text_certain
    FROM claim_quotes
    JOIN quotes USING (quote_id)
    GROUP BY ALL
)
SELECT
    articles.outlet,
    articles.title,
    claims.statement,
    by_place.in_text AS quotes_in_text,
    articles.url,
    by_place.claim_id,
    by_place.article_id
FROM by_place
JOIN articles USING (article_id)
JOIN claims USING (claim_id)
WHERE by_place.headline_certain AND by_place.in_text > 0 AND NOT by_place.text_certain
ORDER BY articles.outlet NULLS LAST, by_place.article_id, by_place.claim_id
