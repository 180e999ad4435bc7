-- three quarters exactly: shows the share of the template instead of the running share
WITH used AS (
    SELECT template, SUM(tokens) AS tokens FROM requests GROUP BY template
), running AS (
    SELECT template, tokens, SUM(tokens) OVER (ORDER BY tokens DESC, template) AS r,
        SUM(tokens) OVER () AS a
    FROM used
)
SELECT template, tokens, r, tokens / a FROM running WHERE r - tokens < 0.75 * a
ORDER BY tokens DESC, template
