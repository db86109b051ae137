UPDATE quotes SET parent_quote_id = (
    SELECT min(other.quote_id) FROM quotes AS other
    WHERE other.article_id = quotes.article_id AND other.depth = 0 AND other.quote_id <> quotes.parent_quote_id
) WHERE depth = 1;
