-- months without a charge: fills every network from the first month of the table to the last
WITH monthly AS (
    SELECT network, date_trunc('month', started_at) AS month, SUM(kwh) AS kwh
    FROM charges GROUP BY 1, 2
), calendar AS (
    SELECT n.network, m.month
    FROM (SELECT DISTINCT network FROM monthly) n
    CROSS JOIN (
        SELECT unnest(generate_series(MIN(month), MAX(month), INTERVAL 1 MONTH)) AS month FROM monthly
    ) m
), filled AS (
    SELECT c.network, c.month, COALESCE(m.kwh, 0) AS kwh
    FROM calendar c LEFT JOIN monthly m ON m.network = c.network AND m.month = c.month
)
SELECT network, month, kwh,
    kwh / NULLIF(LAG(kwh) OVER (PARTITION BY network ORDER BY month), 0) - 1 AS growth
FROM filled
