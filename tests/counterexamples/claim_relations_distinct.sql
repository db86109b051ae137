UPDATE claim_relations SET other_claim_id = claim_id;
