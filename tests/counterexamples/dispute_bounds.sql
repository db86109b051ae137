UPDATE quote_disputes SET char_end = char_end + 10000;
