UPDATE claim_quotes SET char_end = char_end + 10000 WHERE stance = 'denies';
