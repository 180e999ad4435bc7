WITH monthly AS (
    SELECT network, date_trunc('month', started_at) AS month, SUM(kwh) AS kwh
    FROM charges
    GROUP BY network, date_trunc('month', started_at)
), calendar AS (
    SELECT network, unnest(generate_series(MIN(month), MAX(month), INTERVAL 1 MONTH)) AS month
    FROM monthly
    GROUP BY network
), filled AS (
    SELECT c.network, c.month, COALESCE(m.kwh, 0) AS kwh
    FROM calendar c
    LEFT JOIN monthly m ON m.network = c.network AND m.month = c.month
), compared AS (
    SELECT network, month, kwh, LAG(kwh) OVER (PARTITION BY network ORDER BY month) AS before
    FROM filled
)
SELECT network, CAST(month AS DATE) AS month, kwh, (kwh - before) / NULLIF(before, 0) AS growth
FROM compared
