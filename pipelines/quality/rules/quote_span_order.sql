-- name: quote_span_order
-- tables: quote_spans
-- severity: critical
-- description: The spans of a part are numbered from 0 without gaps, in reading order, and do not overlap.
SELECT quote_id, role, ordinal, char_start, char_end
FROM (
    SELECT
        *,
        row_number() OVER part - 1 AS place,
        lag(char_end) OVER part AS previous_end
    FROM quote_spans
    WINDOW part AS (PARTITION BY quote_id, role ORDER BY ordinal)
)
WHERE ordinal <> place OR char_start < previous_end
