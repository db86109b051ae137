UPDATE attributed_claims SET story_id = NULL WHERE stance = 'denies';
