-- repeated lines: counts the lines of a product instead of its baskets
WITH contents AS (SELECT DISTINCT basket_id, product FROM lines),
sold AS (SELECT product, COUNT(*) AS n FROM lines GROUP BY product)
SELECT a.product, b.product, COUNT(*),
    COUNT(*) * (SELECT COUNT(DISTINCT basket_id) FROM lines) / (sa.n * sb.n)
FROM contents a
JOIN contents b ON b.basket_id = a.basket_id AND a.product < b.product
JOIN sold sa ON sa.product = a.product
JOIN sold sb ON sb.product = b.product
GROUP BY a.product, b.product, sa.n, sb.n
HAVING COUNT(*) >= 3
