-- name: speaker_links_distinct
-- tables: speaker_links
-- severity: critical
-- description: No speaker is linked to itself.
SELECT speaker_id, relation
FROM speaker_links
WHERE speaker_id = other_speaker_id
