-- name: speaker_counts
-- tables: speakers, quote_speakers, quotes
-- severity: critical
-- description: A speaker's counts are those of its quotations; one that it only relays counts for the articles alone.
WITH said AS (
    SELECT
        link.speaker_id,
        count(*) FILTER (link.role <> 'relay') AS quote_count,
        count(DISTINCT quote.article_id) AS article_count
    FROM quote_speakers AS link
    JOIN quotes AS quote USING (quote_id)
    GROUP BY link.speaker_id
)
SELECT
    speaker_id,
    speaker.quote_count,
    said.quote_count AS found_quote_count,
    speaker.article_count,
    said.article_count AS found_article_count
FROM speakers AS speaker
LEFT JOIN said USING (speaker_id)
WHERE speaker.quote_count <> coalesce(said.quote_count, 0)
    -- Who is only spoken for has no quotation, yet stands in an article.
    OR speaker.article_count <> coalesce(said.article_count, speaker.article_count)
    OR speaker.article_count = 0
