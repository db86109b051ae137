UPDATE stories SET origin_count = article_count;
