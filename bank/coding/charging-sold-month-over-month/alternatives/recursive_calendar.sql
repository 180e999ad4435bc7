-- The calendar by recursion, the month before by a join with itself.
WITH RECURSIVE monthly AS (
    SELECT network, CAST(date_trunc('month', started_at) AS DATE) AS month, SUM(kwh) AS kwh
    FROM charges
    GROUP BY 1, 2
), calendar AS (
    SELECT network, MIN(month) AS month, MAX(month) AS last FROM monthly GROUP BY network
    UNION ALL
    SELECT network, CAST(month + INTERVAL 1 MONTH AS DATE), last FROM calendar WHERE month < last
), filled AS (
    SELECT c.network, c.month, COALESCE(m.kwh, 0) AS kwh
    FROM calendar c
    LEFT JOIN monthly m USING (network, month)
)
SELECT
    f.network, f.month, f.kwh,
    CASE WHEN b.kwh > 0 THEN CAST(f.kwh AS DOUBLE) / b.kwh - 1 END AS growth
FROM filled f
LEFT JOIN filled b ON b.network = f.network AND b.month + INTERVAL 1 MONTH = f.month
