-- name: articles_are_documents
-- tables: articles, _documents
-- severity: critical
-- description: Articles and ingested documents are the same, with the same text.
SELECT article_id, article.article_id IS NOT NULL AS is_article, document.article_id IS NOT NULL AS is_document
FROM articles AS article
FULL JOIN _documents AS document USING (article_id)
WHERE article.text_sha256 IS DISTINCT FROM document.text_sha256
