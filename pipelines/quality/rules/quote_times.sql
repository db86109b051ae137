-- name: quote_times
-- tables: quotes
-- severity: critical
-- description: Each time of a quotation is a range in order, null where its precision is unknown and only there.
SELECT quote_id, said_from, said_to, said_precision, event_from, event_to, event_precision
FROM quotes
WHERE said_from > said_to
    OR event_from > event_to
    OR (said_precision = 'unknown') <> (said_from IS NULL)
    OR (said_precision = 'unknown') <> (said_to IS NULL)
    OR (event_precision = 'unknown') <> (event_from IS NULL)
    OR (event_precision = 'unknown') <> (event_to IS NULL)
