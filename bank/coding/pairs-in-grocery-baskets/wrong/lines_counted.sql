-- repeated lines: counts pairs of lines, so a basket with repeated lines counts several times
WITH sold AS (SELECT product, COUNT(DISTINCT basket_id) AS n FROM lines GROUP BY product)
SELECT a.product, b.product, COUNT(*),
    COUNT(*) * (SELECT COUNT(DISTINCT basket_id) FROM lines) / (sa.n * sb.n)
FROM lines a
JOIN lines b ON b.basket_id = a.basket_id AND a.product < b.product
JOIN sold sa ON sa.product = a.product
JOIN sold sb ON sb.product = b.product
GROUP BY a.product, b.product, sa.n, sb.n
HAVING COUNT(*) >= 3
