-- months without a charge: says growth 0 where the month before has 0 kWh or there is none
WITH monthly AS (
    SELECT network, date_trunc('month', started_at) AS month, SUM(kwh) AS kwh
    FROM charges GROUP BY 1, 2
), calendar AS (
    SELECT network, unnest(generate_series(MIN(month), MAX(month), INTERVAL 1 MONTH)) AS month
    FROM monthly GROUP BY network
), filled AS (
    SELECT c.network, c.month, COALESCE(m.kwh, 0) AS kwh
    FROM calendar c LEFT JOIN monthly m ON m.network = c.network AND m.month = c.month
)
SELECT network, month, kwh,
    COALESCE(kwh / NULLIF(LAG(kwh) OVER (PARTITION BY network ORDER BY month), 0) - 1, 0)
FROM filled
