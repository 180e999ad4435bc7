-- Distinct user and week by division, then joined to the sizes of cohorts.
WITH joined AS (
    SELECT user_id, signed_up_on,
        signed_up_on - CAST(isodow(signed_up_on) AS INTEGER) + 1 AS cohort
    FROM users
), sizes AS (
    SELECT cohort, COUNT(*) AS users FROM joined GROUP BY cohort
), active AS (
    SELECT j.cohort, (e.done_on - j.signed_up_on) // 7 AS week, COUNT(DISTINCT e.user_id) AS active
    FROM joined j
    JOIN exercises e ON e.user_id = j.user_id
    WHERE e.done_on >= j.signed_up_on
    GROUP BY 1, 2
)
SELECT s.cohort, w.week, s.users, COALESCE(a.active, 0),
    CAST(COALESCE(a.active, 0) AS DOUBLE) / s.users
FROM sizes s
CROSS JOIN range(4) AS w(week)
LEFT JOIN active a ON a.cohort = s.cohort AND a.week = w.week
