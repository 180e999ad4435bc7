-- Each template joined with itself and all above it.
WITH used AS (
    SELECT template, SUM(tokens) AS tokens FROM requests GROUP BY template
), whole AS (
    SELECT CAST(SUM(tokens) AS DOUBLE) AS tokens FROM requests
)
SELECT u.template, u.tokens, SUM(above.tokens) AS running_tokens,
    SUM(above.tokens) / MAX(whole.tokens) AS running_share
FROM used u
JOIN used above
    ON above.tokens > u.tokens OR (above.tokens = u.tokens AND above.template <= u.template)
CROSS JOIN whole
GROUP BY u.template, u.tokens
HAVING (SUM(above.tokens) - u.tokens) / MAX(whole.tokens) < 0.75
ORDER BY u.tokens DESC, u.template
