-- exercises at the ends of weeks: counts calendar weeks from the cohort's Monday instead of the user's own
WITH grid AS (
    SELECT user_id, signed_up_on, CAST(date_trunc('week', signed_up_on) AS DATE) AS cohort, w.week
    FROM users CROSS JOIN (VALUES (0), (1), (2), (3)) AS w(week)
)
SELECT g.cohort, g.week, COUNT(DISTINCT g.user_id), COUNT(DISTINCT e.user_id),
    COUNT(DISTINCT e.user_id) / COUNT(DISTINCT g.user_id)
FROM grid g
LEFT JOIN exercises e ON e.user_id = g.user_id AND e.done_on >= g.signed_up_on
    AND e.done_on >= g.cohort + 7 * g.week AND e.done_on < g.cohort + 7 * g.week + 7
GROUP BY g.cohort, g.week
