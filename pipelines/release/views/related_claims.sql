-- Claims beside those that they contradict, narrow, or put in another modality.
SELECT
    claims.statement,
    claim_relations.relation,
    other_claims.statement AS other_statement,
    claim_relations.score,
    claim_relations.claim_id,
    claim_relations.other_claim_id
FROM claim_relations
JOIN claims USING (claim_id)
JOIN claims AS other_claims ON other_claims.claim_id = claim_relations.other_claim_id
ORDER BY claim_relations.score DESC, claim_relations.claim_id, claim_relations.other_claim_id, claim_relations.relation
