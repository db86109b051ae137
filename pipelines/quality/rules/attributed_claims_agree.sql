-- name: attributed_claims_agree
-- tables: attributed_claims, claim_quotes, claims, quotes, speakers, articles, story_articles
-- severity: critical
-- description: The wide table says what the tables that it is made of say.
SELECT wide.claim_id, wide.quote_id
FROM attributed_claims AS wide
JOIN claim_quotes AS link USING (claim_id, quote_id)
JOIN claims AS claim USING (claim_id)
JOIN quotes AS quote USING (quote_id)
JOIN speakers AS speaker ON speaker.speaker_id = quote.speaker_id
JOIN articles AS article ON article.article_id = quote.article_id
LEFT JOIN story_articles AS told ON told.article_id = quote.article_id
WHERE wide.is_origin <> (wide.origin_id = wide.quote_id)
    OR (wide.statement, wide.stance, wide.polarity, wide.certainty, wide.origin_id)
        IS DISTINCT FROM (claim.statement, link.stance, link.polarity, link.certainty, link.origin_id)
    OR (wide.article_id, wide.speaker_id, wide.quote_type, wide.content_text, wide.said_from, wide.said_to, wide.confidence)
        IS DISTINCT FROM
        (quote.article_id, quote.speaker_id, quote.quote_type, quote.content_text, quote.said_from, quote.said_to, quote.confidence)
    OR (wide.speaker_name, wide.speaker_kind) IS DISTINCT FROM (speaker.name, speaker.kind)
    OR (wide.outlet, wide.title, wide.url, wide.published_at)
        IS DISTINCT FROM (article.outlet, article.title, article.url, article.published_at)
    OR wide.story_id IS DISTINCT FROM told.story_id
