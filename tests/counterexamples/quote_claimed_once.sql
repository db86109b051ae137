INSERT INTO unclaimed_quotes SELECT quote_id, 'opinion' FROM claim_quotes LIMIT 1;
