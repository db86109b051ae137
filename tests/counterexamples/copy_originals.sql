UPDATE articles SET copy_group_id = (SELECT copy_group_id FROM articles WHERE outlet = 'Daily Lantern')
WHERE copy_role = 'exact';
UPDATE articles SET fullest_article_id = (SELECT article_id FROM articles WHERE copy_role = 'exact')
WHERE copy_group_id = (SELECT copy_group_id FROM articles WHERE copy_role = 'exact');
