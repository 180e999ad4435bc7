-- months without a charge: compares with the last month that has rows, and leaves the empty months out
WITH monthly AS (
    SELECT network, date_trunc('month', started_at) AS month, SUM(kwh) AS kwh
    FROM charges GROUP BY 1, 2
)
SELECT network, month, kwh,
    kwh / NULLIF(LAG(kwh) OVER (PARTITION BY network ORDER BY month), 0) - 1 AS growth
FROM monthly
