WITH outcomes AS (
    SELECT
        a.variant,
        CASE WHEN EXISTS (
            SELECT *
            FROM orders o
            WHERE o.user_id = a.user_id
              AND o.ordered_at >= a.assigned_at
              AND o.ordered_at < a.assigned_at + INTERVAL 7 DAY
        ) THEN 1 ELSE 0 END AS converted
    FROM assignments a
)
SELECT
    variant,
    COUNT(*) AS users,
    SUM(converted) AS conversions,
    AVG(converted) AS rate,
    sqrt(AVG(converted) * (1 - AVG(converted)) / COUNT(*)) AS standard_error
FROM outcomes
GROUP BY variant
