-- Each basket as a list of its products, unnested into pairs.
WITH baskets AS (
    SELECT basket_id, list_sort(list(DISTINCT product)) AS products FROM lines GROUP BY basket_id
), firsts AS (
    SELECT products, unnest(products) AS product_a FROM baskets
), pairs AS (
    SELECT product_a, unnest(products) AS product_b FROM firsts
), sold AS (
    SELECT product_a AS product, COUNT(*) AS n FROM firsts GROUP BY product_a
)
SELECT product_a, product_b, COUNT(*) AS baskets,
    COUNT(*) * (SELECT COUNT(*) FROM baskets)
    / ((SELECT n FROM sold WHERE product = product_a) * (SELECT n FROM sold WHERE product = product_b))
FROM pairs
WHERE product_a < product_b
GROUP BY product_a, product_b
HAVING COUNT(*) >= 3
