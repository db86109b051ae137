-- The article ends with the content, so that the slice stays the same.
UPDATE quote_spans SET char_end = char_end + 1
WHERE role = 'content' AND quote_id = (SELECT quote_id FROM quotes WHERE cue_text = 'denied');
