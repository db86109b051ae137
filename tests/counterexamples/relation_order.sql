INSERT INTO article_relations
SELECT max(article_id), min(article_id), 'partial', 0.1, 0.1, 0.1
FROM articles
WHERE extraction <> 'done';
