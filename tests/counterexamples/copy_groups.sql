UPDATE articles SET copy_group_id = lantern.copy_group_id, fullest_article_id = lantern.article_id
FROM (FROM articles WHERE outlet = 'Daily Lantern') AS lantern
WHERE articles.extraction = 'empty';
