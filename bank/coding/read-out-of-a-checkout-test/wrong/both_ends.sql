-- orders at the ends of the window: BETWEEN lets the end of the seven days in
WITH flags AS (
    SELECT a.variant, CASE WHEN EXISTS (
        SELECT * FROM orders o WHERE o.user_id = a.user_id
          AND o.ordered_at BETWEEN a.assigned_at AND a.assigned_at + INTERVAL 7 DAY
    ) THEN 1 ELSE 0 END AS flag
    FROM assignments a
)
SELECT variant, COUNT(*), SUM(flag), AVG(flag), sqrt(AVG(flag) * (1 - AVG(flag)) / COUNT(*))
FROM flags GROUP BY variant
