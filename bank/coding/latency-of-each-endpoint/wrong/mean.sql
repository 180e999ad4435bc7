-- many timeouts: takes the mean for the median
SELECT endpoint, COUNT(latency_ms), COUNT(*) - COUNT(latency_ms), AVG(latency_ms),
    percentile_disc(0.9) WITHIN GROUP (ORDER BY latency_ms)
FROM calls GROUP BY endpoint
