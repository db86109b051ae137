-- A copy that is shorter than its original, which goes on naming itself.
UPDATE articles SET fullest_article_id = (SELECT article_id FROM articles WHERE copy_role = 'exact')
WHERE copy_role = 'exact';
