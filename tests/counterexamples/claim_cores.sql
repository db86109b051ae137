UPDATE claim_quotes SET core_id = (SELECT min(core_id) FROM claim_quotes);
