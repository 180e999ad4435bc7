SELECT
    endpoint,
    COUNT(latency_ms) AS answered,
    COUNT(*) - COUNT(latency_ms) AS timeouts,
    MEDIAN(latency_ms) AS median_ms,
    percentile_disc(0.9) WITHIN GROUP (ORDER BY latency_ms) AS p90_ms
FROM calls
GROUP BY endpoint
