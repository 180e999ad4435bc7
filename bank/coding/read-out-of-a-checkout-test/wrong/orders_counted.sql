-- repeated and earlier orders: counts orders, so a user with several orders converts several times
WITH flags AS (
    SELECT a.variant, CASE WHEN o.order_id IS NULL THEN 0 ELSE 1 END AS flag
    FROM assignments a
    LEFT JOIN orders o ON o.user_id = a.user_id AND o.ordered_at >= a.assigned_at
        AND o.ordered_at < a.assigned_at + INTERVAL 7 DAY
)
SELECT variant, COUNT(*), SUM(flag), AVG(flag), sqrt(AVG(flag) * (1 - AVG(flag)) / COUNT(*))
FROM flags GROUP BY variant
