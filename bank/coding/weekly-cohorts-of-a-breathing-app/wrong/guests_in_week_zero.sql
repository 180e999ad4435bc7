-- silent users and guests: division that rounds towards zero puts guest exercises into week 0
WITH grid AS (
    SELECT user_id, signed_up_on, date_trunc('week', signed_up_on) AS cohort, w.week
    FROM users CROSS JOIN (VALUES (0), (1), (2), (3)) AS w(week)
)
SELECT g.cohort, g.week, COUNT(DISTINCT g.user_id), COUNT(DISTINCT e.user_id),
    COUNT(DISTINCT e.user_id) / COUNT(DISTINCT g.user_id)
FROM grid g
LEFT JOIN exercises e ON e.user_id = g.user_id AND trunc((e.done_on - g.signed_up_on) / 7) = g.week
GROUP BY g.cohort, g.week
