-- silent users and guests: counts exercises, not people
WITH grid AS (
    SELECT user_id, signed_up_on, date_trunc('week', signed_up_on) AS cohort, w.week
    FROM users CROSS JOIN (VALUES (0), (1), (2), (3)) AS w(week)
)
SELECT g.cohort, g.week, COUNT(DISTINCT g.user_id), COUNT(e.user_id),
    COUNT(e.user_id) / COUNT(DISTINCT g.user_id)
FROM grid g
LEFT JOIN exercises e ON e.user_id = g.user_id
    AND e.done_on >= g.signed_up_on + 7 * g.week AND e.done_on < g.signed_up_on + 7 * g.week + 7
GROUP BY g.cohort, g.week
