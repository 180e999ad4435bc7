-- three quarters exactly: goes on after 75% were met exactly
WITH used AS (
    SELECT template, SUM(tokens) AS tokens FROM requests GROUP BY template
), running AS (
    SELECT template, tokens, SUM(tokens) OVER (ORDER BY tokens DESC, template) AS r,
        SUM(tokens) OVER () AS a
    FROM used
)
SELECT template, tokens, r, r / a FROM running WHERE r - tokens <= 0.75 * a
ORDER BY tokens DESC, template
