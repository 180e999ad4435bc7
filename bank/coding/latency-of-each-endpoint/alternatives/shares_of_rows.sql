-- percentile_cont for the median, and the share of rows at or below each latency.
WITH shares AS (
    SELECT endpoint, latency_ms,
        CUME_DIST() OVER (PARTITION BY endpoint ORDER BY latency_ms) AS share
    FROM calls
    WHERE latency_ms IS NOT NULL
), slow AS (
    SELECT endpoint, MIN(latency_ms) AS p90_ms FROM shares WHERE share >= 0.9 GROUP BY endpoint
)
SELECT c.endpoint, COUNT(c.latency_ms), COUNT(*) FILTER (WHERE c.latency_ms IS NULL),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY c.latency_ms), MAX(s.p90_ms)
FROM calls c
LEFT JOIN slow s USING (endpoint)
GROUP BY c.endpoint
