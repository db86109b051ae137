UPDATE speakers SET quote_count = 1 WHERE kind = 'outlet';
