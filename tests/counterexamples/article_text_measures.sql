-- Bytes instead of code points.
UPDATE articles SET char_count = strlen(text);
