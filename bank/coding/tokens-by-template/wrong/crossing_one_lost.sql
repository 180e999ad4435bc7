-- templates with equal tokens: keeps running shares up to 75% and so loses the template that crosses it
WITH used AS (
    SELECT template, SUM(tokens) AS tokens FROM requests GROUP BY template
), running AS (
    SELECT template, tokens, SUM(tokens) OVER (ORDER BY tokens DESC, template) AS r,
        SUM(tokens) OVER () AS a
    FROM used
)
SELECT template, tokens, r, r / a FROM running WHERE r <= 0.75 * a ORDER BY tokens DESC, template
