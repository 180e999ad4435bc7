-- silent users and guests: weeks in which nobody was active are missing, silent users not in the denominator
SELECT date_trunc('week', u.signed_up_on) AS cohort, (e.done_on - u.signed_up_on) // 7 AS week,
    COUNT(DISTINCT u.user_id), COUNT(DISTINCT e.user_id),
    COUNT(DISTINCT e.user_id) / COUNT(DISTINCT u.user_id)
FROM users u
JOIN exercises e ON e.user_id = u.user_id AND e.done_on >= u.signed_up_on
    AND e.done_on < u.signed_up_on + 28
GROUP BY 1, 2
