-- name: position_times
-- tables: positions
-- severity: critical
-- description: A speaker's first time for a position is not after the last, and a changed position is another one.
SELECT claim_id, speaker_id, stance, first_said_at, last_said_at, changed_from
FROM positions
WHERE first_said_at > last_said_at OR changed_from = stance
