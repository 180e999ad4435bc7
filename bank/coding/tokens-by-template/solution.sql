WITH used AS (
    SELECT template, SUM(tokens) AS tokens
    FROM requests
    GROUP BY template
), running AS (
    SELECT
        template,
        tokens,
        SUM(tokens) OVER (ORDER BY tokens DESC, template) AS running_tokens,
        SUM(tokens) OVER () AS all_tokens
    FROM used
)
SELECT template, tokens, running_tokens, running_tokens / all_tokens AS running_share
FROM running
WHERE running_tokens - tokens < 0.75 * all_tokens
ORDER BY tokens DESC, template
