-- Counts of pairs and of products made apart, then joined.
WITH sold AS (
    SELECT product, COUNT(DISTINCT basket_id) AS n FROM lines GROUP BY product
), pairs AS (
    SELECT a.product AS pa, b.product AS pb, COUNT(DISTINCT a.basket_id) AS both
    FROM lines a
    JOIN lines b ON b.basket_id = a.basket_id AND a.product < b.product
    GROUP BY a.product, b.product
), total AS (
    SELECT COUNT(DISTINCT basket_id) AS n FROM lines
)
SELECT p.pa, p.pb, p.both,
    (CAST(p.both AS DOUBLE) / t.n) / ((CAST(sa.n AS DOUBLE) / t.n) * (CAST(sb.n AS DOUBLE) / t.n))
FROM pairs p
JOIN sold sa ON sa.product = p.pa
JOIN sold sb ON sb.product = p.pb
CROSS JOIN total t
WHERE p.both > 2
