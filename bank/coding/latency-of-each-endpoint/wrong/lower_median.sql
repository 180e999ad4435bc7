-- few calls: takes the lower of the two middle latencies as median
SELECT endpoint, COUNT(latency_ms), COUNT(*) - COUNT(latency_ms),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms),
    percentile_disc(0.9) WITHIN GROUP (ORDER BY latency_ms)
FROM calls GROUP BY endpoint
