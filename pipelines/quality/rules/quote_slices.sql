-- name: quote_slices
-- tables: quotes, quote_spans, articles
-- severity: critical
-- description: Each part of a quotation is the text at its spans, joined by a space; a part without spans is null.
-- substring counts code points, as char_start and char_end do; UNPIVOT leaves nulls out.
WITH stated AS (
    UNPIVOT (SELECT quote_id, content_text AS content, source_text AS source, cue_text AS cue, addressee_text AS addressee FROM quotes)
    ON content, source, cue, addressee INTO NAME role VALUE part
), printed AS (
    SELECT
        span.quote_id,
        span.role,
        string_agg(substring(article.text, span.char_start + 1, span.char_end - span.char_start), ' ' ORDER BY span.ordinal) AS part
    FROM quote_spans AS span
    JOIN quotes AS quote USING (quote_id)
    JOIN articles AS article USING (article_id)
    GROUP BY ALL
)
SELECT quote_id, role
FROM stated FULL JOIN printed USING (quote_id, role)
WHERE stated.part IS DISTINCT FROM printed.part
