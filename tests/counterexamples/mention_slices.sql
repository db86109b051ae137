UPDATE speaker_mentions SET char_start = char_start - 1, char_end = char_end - 1;
