UPDATE article_relations SET relation = 'near' WHERE relation = 'exact';
