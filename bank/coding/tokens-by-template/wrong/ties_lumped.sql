-- templates with equal tokens: ordered by tokens alone, so equal templates all show the sum of their group
WITH used AS (
    SELECT template, SUM(tokens) AS tokens FROM requests GROUP BY template
), running AS (
    SELECT template, tokens, SUM(tokens) OVER (ORDER BY tokens DESC) AS r, SUM(tokens) OVER () AS a
    FROM used
)
SELECT template, tokens, r, r / a FROM running WHERE r - tokens < 0.75 * a
ORDER BY tokens DESC, template
