-- repeated and crashed runs: a model whose runs all crashed stands on the board with NULL
WITH best AS (
    SELECT benchmark, model, MAX(accuracy) AS accuracy FROM runs GROUP BY benchmark, model
)
SELECT benchmark, model, accuracy,
    RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC NULLS LAST) AS place
FROM best
QUALIFY RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC NULLS LAST) <= 3
