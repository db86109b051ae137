-- The relay counted as a speaker.
UPDATE claims SET speaker_count = speaker_count + 1 WHERE is_contested;
