UPDATE speaker_links SET other_speaker_id = speaker_id;
