-- name: quote_primary_speaker
-- tables: quotes, quote_speakers
-- severity: critical
-- description: Each quotation has exactly one primary speaker, and names the same one.
SELECT quote.quote_id, quote.speaker_id, count(link.speaker_id) AS primary_count
FROM quotes AS quote
LEFT JOIN quote_speakers AS link ON link.quote_id = quote.quote_id AND link.role = 'primary'
GROUP BY quote.quote_id, quote.speaker_id
HAVING count(link.speaker_id) <> 1 OR any_value(link.speaker_id) <> quote.speaker_id
