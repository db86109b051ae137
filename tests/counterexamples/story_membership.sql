INSERT INTO stories BY NAME
SELECT 't_00000000000000000000' AS story_id, 1 AS article_count, 1 AS outlet_count, 1 AS origin_count;
INSERT INTO story_articles SELECT 't_00000000000000000000', article_id, 1.0 FROM articles WHERE language = 'es';
