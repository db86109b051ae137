UPDATE quotes SET origin_quote_id = (SELECT quote_id FROM quotes WHERE cue_text = 'denied')
WHERE quote_id = origin_quote_id AND depth = 1;
