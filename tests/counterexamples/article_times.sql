UPDATE articles SET published_precision = 'day' WHERE published_at IS NULL;
