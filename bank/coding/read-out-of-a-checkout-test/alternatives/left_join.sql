-- A left join with distinct counts on both sides.
WITH counts AS (
    SELECT a.variant, COUNT(DISTINCT a.user_id) AS n, COUNT(DISTINCT o.user_id) AS k
    FROM assignments a
    LEFT JOIN orders o
        ON o.user_id = a.user_id
        AND o.ordered_at >= a.assigned_at
        AND o.ordered_at < a.assigned_at + INTERVAL 168 HOUR
    GROUP BY a.variant
)
SELECT variant, n, k, CAST(k AS DOUBLE) / n, sqrt(CAST(k AS DOUBLE) / n * (n - k) / n / n)
FROM counts
