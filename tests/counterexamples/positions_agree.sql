-- A joint speaker forgotten.
DELETE FROM positions WHERE speaker_id = (SELECT speaker_id FROM quote_speakers WHERE role = 'joint');
