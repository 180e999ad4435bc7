-- many timeouts: counts a timeout as a call of 0 ms
SELECT endpoint, COUNT(latency_ms), COUNT(*) - COUNT(latency_ms),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY COALESCE(latency_ms, 0)),
    percentile_disc(0.9) WITHIN GROUP (ORDER BY COALESCE(latency_ms, 0))
FROM calls GROUP BY endpoint
