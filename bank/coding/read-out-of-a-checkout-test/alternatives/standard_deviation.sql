-- The population's standard deviation of the flags, divided by the root of n.
WITH converted AS (
    SELECT DISTINCT a.user_id
    FROM assignments a
    JOIN orders o ON o.user_id = a.user_id
    WHERE o.ordered_at - a.assigned_at >= INTERVAL 0 DAY
      AND o.ordered_at - a.assigned_at < INTERVAL 7 DAY
), flags AS (
    SELECT a.variant, CASE WHEN c.user_id IS NULL THEN 0.0 ELSE 1.0 END AS flag
    FROM assignments a
    LEFT JOIN converted c ON c.user_id = a.user_id
)
SELECT variant, COUNT(*), SUM(flag), AVG(flag), stddev_pop(flag) / sqrt(COUNT(*))
FROM flags
GROUP BY variant
