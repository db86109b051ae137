-- What a minimum confidence gives: precision and recall on news (PolNeAR dev), and quotes kept here.
WITH measured(confidence_at_least, precision, recall, exact_precision) AS (VALUES
    (0.0, 0.683, 0.639, 0.604),
    (0.2, 0.705, 0.633, 0.626),
    (0.3, 0.729, 0.624, 0.650),
    (0.4, 0.760, 0.615, 0.680),
    (0.5, 0.787, 0.590, 0.706),
    (0.6, 0.831, 0.562, 0.750),
    (0.7, 0.858, 0.509, 0.783),
    (0.8, 0.897, 0.432, 0.832),
    (0.9, 0.924, 0.265, 0.868)
)
SELECT
    measured.*,
    (SELECT count(*) FROM quotes WHERE quotes.confidence >= measured.confidence_at_least) AS quote_count
FROM measured
ORDER BY confidence_at_least
