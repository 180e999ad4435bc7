WITH contents AS (
    SELECT DISTINCT basket_id, product
    FROM lines
), counted AS (
    SELECT basket_id, product, COUNT(*) OVER (PARTITION BY product) AS n
    FROM contents
)
SELECT
    a.product AS product_a,
    b.product AS product_b,
    COUNT(*) AS baskets,
    COUNT(*) * (SELECT COUNT(DISTINCT basket_id) FROM lines) / (a.n * b.n) AS lift
FROM counted a
JOIN counted b
    ON b.basket_id = a.basket_id
    AND b.product > a.product
GROUP BY a.product, b.product, a.n, b.n
HAVING COUNT(*) >= 3
