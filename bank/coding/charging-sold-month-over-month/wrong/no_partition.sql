-- several years: the first month of a network is compared with the last one of another
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
    kwh / NULLIF(LAG(kwh) OVER (ORDER BY network, month), 0) - 1 AS growth
FROM filled
