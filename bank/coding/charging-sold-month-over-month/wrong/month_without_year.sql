-- several years: groups by the number of the month, so that two Januaries are one
WITH monthly AS (
    SELECT network, month(started_at) AS n, MIN(date_trunc('month', started_at)) AS month,
        SUM(kwh) AS kwh
    FROM charges GROUP BY 1, 2
)
SELECT network, month, kwh,
    kwh / NULLIF(LAG(kwh) OVER (PARTITION BY network ORDER BY n), 0) - 1 AS growth
FROM monthly
