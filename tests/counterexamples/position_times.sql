UPDATE positions SET changed_from = stance;
