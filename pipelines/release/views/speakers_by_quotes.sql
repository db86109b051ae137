-- Speakers by the number of their quotations.
SELECT name AS speaker, kind, quote_count, article_count, speaker_id
FROM speakers
ORDER BY quote_count DESC, speaker_id
