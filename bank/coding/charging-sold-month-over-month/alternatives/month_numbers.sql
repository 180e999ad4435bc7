-- Months as one running number; the sums of a month and of the one before by subqueries.
WITH numbered AS (
    SELECT network, kwh, 12 * year(started_at) + month(started_at) - 1 AS n FROM charges
), calendar AS (
    SELECT network, unnest(range(MIN(n), MAX(n) + 1)) AS n, MIN(n) AS first FROM numbered GROUP BY network
), filled AS (
    SELECT c.network, c.n, c.first, COALESCE(SUM(k.kwh), 0) AS kwh
    FROM calendar c
    LEFT JOIN numbered k ON k.network = c.network AND k.n = c.n
    GROUP BY c.network, c.n, c.first
)
SELECT network, make_date(CAST(n // 12 AS INTEGER), CAST(n % 12 + 1 AS INTEGER), 1) AS month, kwh,
    (kwh - LAG(kwh) OVER w) / NULLIF(CAST(LAG(kwh) OVER w AS DOUBLE), 0) AS growth
FROM filled
WINDOW w AS (PARTITION BY network ORDER BY n)
