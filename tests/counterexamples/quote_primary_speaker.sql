UPDATE quote_speakers SET role = 'joint'
WHERE role = 'primary' AND quote_id = (SELECT quote_id FROM quotes WHERE cue_text = 'denied');
