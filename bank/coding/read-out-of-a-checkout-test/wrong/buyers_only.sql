-- repeated and earlier orders: divides by the users who have an order instead of all who were assigned
WITH flags AS (
    SELECT a.user_id, a.variant,
        MAX(CASE WHEN o.ordered_at >= a.assigned_at
            AND o.ordered_at < a.assigned_at + INTERVAL 7 DAY THEN 1 ELSE 0 END) AS flag
    FROM assignments a
    JOIN orders o ON o.user_id = a.user_id
    GROUP BY a.user_id, a.variant
)
SELECT variant, COUNT(*), SUM(flag), AVG(flag), sqrt(AVG(flag) * (1 - AVG(flag)) / COUNT(*))
FROM flags GROUP BY variant
