-- many timeouts: filters timeouts first, so an endpoint that answered nothing is missing
SELECT a.endpoint, a.answered, c.n - a.answered, a.median_ms, a.p90_ms
FROM (
    SELECT endpoint, COUNT(*) AS answered, MEDIAN(latency_ms) AS median_ms,
        percentile_disc(0.9) WITHIN GROUP (ORDER BY latency_ms) AS p90_ms
    FROM calls WHERE latency_ms IS NOT NULL GROUP BY endpoint
) a
JOIN (SELECT endpoint, COUNT(*) AS n FROM calls GROUP BY endpoint) c ON c.endpoint = a.endpoint
