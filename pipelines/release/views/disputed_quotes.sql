-- Quotations of which an article doubts that they were said so, and where it does.
SELECT
    speakers.name AS speaker,
    quotes.content_text,
    articles.outlet AS disputed_in,
    articles.published_at,
    quote_disputes.char_start,
    quote_disputes.char_end,
    quotes.quote_id,
    quote_disputes.article_id
FROM quote_disputes
JOIN quotes ON quotes.quote_id = quote_disputes.quote_id
JOIN speakers ON speakers.speaker_id = quotes.speaker_id
JOIN articles ON articles.article_id = quote_disputes.article_id
ORDER BY articles.published_at NULLS LAST, quotes.quote_id, quote_disputes.article_id, quote_disputes.char_start
