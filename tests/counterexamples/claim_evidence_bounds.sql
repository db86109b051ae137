UPDATE claim_evidence SET char_end = char_start;
