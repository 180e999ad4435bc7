-- A flag per user and week; the share is its average.
WITH flags AS (
    SELECT date_trunc('week', u.signed_up_on) AS cohort, w.week,
        CASE WHEN EXISTS (
            SELECT * FROM exercises e
            WHERE e.user_id = u.user_id
              AND e.done_on BETWEEN u.signed_up_on + CAST(7 * w.week AS INTEGER)
                  AND u.signed_up_on + CAST(7 * w.week + 6 AS INTEGER)
        ) THEN 1 ELSE 0 END AS flag
    FROM users u CROSS JOIN generate_series(0, 3) AS w(week)
)
SELECT cohort, week, COUNT(*), SUM(flag), AVG(flag) FROM flags GROUP BY cohort, week
