-- Claims by the number of independent origins: reprints and lifted passages count once.
SELECT claim_id, statement, origin_count, outlet_count, article_count, speaker_count, quote_count, is_contested
FROM claims
ORDER BY origin_count DESC, outlet_count DESC, claim_id
