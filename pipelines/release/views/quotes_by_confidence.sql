-- What a minimum confidence gives: precision and recall on news (PolNeAR dev), and quotes kept here.
WITH measured(confidence_at_least, precision, recall, exact_precision) AS (VALUES
    (0.0, 0.684, 0.654, 0.607),
    (0.2, 0.715, 0.650, 0.635),
    (0.3, 0.739, 0.635, 0.659),
    (0.4, 0.768, 0.620, 0.688),
    (0.5, 0.798, 0.604, 0.717),
    (0.6, 0.826, 0.577, 0.746),
    (0.7, 0.850, 0.543, 0.772),
    (0.8, 0.887, 0.482, 0.818),
    (0.9, 0.933, 0.320, 0.881)
)
SELECT
    measured.*,
    (SELECT count(*) FROM quotes WHERE quotes.confidence >= measured.confidence_at_least) AS quote_count
FROM measured
ORDER BY confidence_at_least
