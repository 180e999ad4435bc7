-- Shares first, then added up row by row.
WITH used AS (
    SELECT template, SUM(tokens) AS tokens FROM requests GROUP BY template
), shared AS (
    SELECT template, tokens, tokens * 1.0 / (SELECT SUM(tokens) FROM requests) AS share FROM used
), running AS (
    SELECT template, tokens, share,
        SUM(tokens) OVER w AS running_tokens, SUM(share) OVER w AS running_share
    FROM shared
    WINDOW w AS (ORDER BY tokens DESC, template ROWS UNBOUNDED PRECEDING)
)
SELECT template, tokens, running_tokens, running_share
FROM running
WHERE running_share - share < 0.75
ORDER BY tokens DESC, template
