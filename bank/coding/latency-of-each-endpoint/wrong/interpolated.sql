-- few calls: interpolates the 90th percentile between two calls
SELECT endpoint, COUNT(latency_ms), COUNT(*) - COUNT(latency_ms),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY latency_ms)
FROM calls GROUP BY endpoint
