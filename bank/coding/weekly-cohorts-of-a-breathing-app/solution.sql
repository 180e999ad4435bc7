WITH weeks(week) AS (
    VALUES (0), (1), (2), (3)
), grid AS (
    SELECT
        user_id,
        CAST(date_trunc('week', signed_up_on) AS DATE) AS cohort,
        week,
        signed_up_on + 7 * week AS first_day
    FROM users
    CROSS JOIN weeks
)
SELECT
    g.cohort,
    g.week,
    COUNT(DISTINCT g.user_id) AS users,
    COUNT(DISTINCT e.user_id) AS active,
    COUNT(DISTINCT e.user_id) / COUNT(DISTINCT g.user_id) AS share
FROM grid g
LEFT JOIN exercises e
    ON e.user_id = g.user_id
    AND e.done_on >= g.first_day
    AND e.done_on < g.first_day + 7
GROUP BY g.cohort, g.week
