-- name: claim_evidence_bounds
-- tables: claim_evidence, quotes, articles
-- severity: critical
-- description: The words that carry a position are not empty and lie inside the article.
SELECT evidence.claim_id, evidence.quote_id, evidence.kind, evidence.char_start, evidence.char_end
FROM claim_evidence AS evidence
JOIN quotes AS quote USING (quote_id)
JOIN articles AS article USING (article_id)
WHERE evidence.char_start >= evidence.char_end OR evidence.char_end > article.char_count
