-- name: positions_agree
-- tables: positions, claim_quotes, quote_speakers, quotes
-- severity: critical
-- description: Positions are those that the quotations of a claim take, each for its primary and joint speakers, with their counts.
WITH taken AS (
    SELECT
        link.claim_id,
        speaker.speaker_id,
        link.stance,
        count(*) AS quote_count,
        count(DISTINCT quote.article_id) AS article_count,
        count(DISTINCT link.origin_id) AS origin_count
    FROM claim_quotes AS link
    JOIN quotes AS quote USING (quote_id)
    JOIN quote_speakers AS speaker ON speaker.quote_id = link.quote_id AND speaker.role <> 'relay'
    GROUP BY ALL
)
SELECT claim_id, speaker_id, stance, position.quote_count, taken.quote_count AS found_quote_count
FROM positions AS position
FULL JOIN taken USING (claim_id, speaker_id, stance)
WHERE (position.quote_count, position.article_count, position.origin_count)
    IS DISTINCT FROM (taken.quote_count, taken.article_count, taken.origin_count)
