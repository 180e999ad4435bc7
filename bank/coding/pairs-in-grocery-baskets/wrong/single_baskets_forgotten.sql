-- baskets of one product: leaves baskets of one product out of the number of all baskets
WITH contents AS (SELECT DISTINCT basket_id, product FROM lines),
counted AS (SELECT *, COUNT(*) OVER (PARTITION BY product) AS n FROM contents)
SELECT a.product, b.product, COUNT(*), COUNT(*) * (
    SELECT COUNT(*) FROM (SELECT basket_id FROM contents GROUP BY basket_id HAVING COUNT(*) > 1)
) / (a.n * b.n)
FROM counted a
JOIN counted b ON b.basket_id = a.basket_id AND a.product < b.product
GROUP BY a.product, b.product, a.n, b.n
HAVING COUNT(*) >= 3
