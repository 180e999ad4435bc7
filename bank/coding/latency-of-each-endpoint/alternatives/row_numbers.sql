-- Positions in the sorted latencies, in whole numbers.
WITH sorted AS (
    SELECT endpoint, latency_ms,
        ROW_NUMBER() OVER (PARTITION BY endpoint ORDER BY latency_ms) AS place,
        COUNT(*) OVER (PARTITION BY endpoint) AS n
    FROM calls
    WHERE latency_ms IS NOT NULL
), picked AS (
    SELECT endpoint,
        AVG(CASE WHEN 2 * place BETWEEN n AND n + 2 THEN latency_ms END) AS median_ms,
        MIN(CASE WHEN 10 * place >= 9 * n THEN latency_ms END) AS p90_ms
    FROM sorted
    GROUP BY endpoint
)
SELECT c.endpoint, COUNT(c.latency_ms), SUM(CASE WHEN c.latency_ms IS NULL THEN 1 ELSE 0 END),
    MIN(p.median_ms), MIN(p.p90_ms)
FROM calls c
LEFT JOIN picked p ON p.endpoint = c.endpoint
GROUP BY c.endpoint
