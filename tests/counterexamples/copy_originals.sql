UPDATE articles SET copy_group_id = (SELECT copy_group_id FROM articles WHERE outlet = 'Daily Lantern') WHERE copy_role = 'exact';
