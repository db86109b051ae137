UPDATE shared_passages SET other_char_end = other_char_start;
