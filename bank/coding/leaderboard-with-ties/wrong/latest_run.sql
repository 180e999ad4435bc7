-- repeated and crashed runs: takes the latest run of a model instead of its best
WITH best AS (
    SELECT benchmark, model, arg_max(accuracy, run_id) AS accuracy
    FROM runs WHERE accuracy IS NOT NULL GROUP BY benchmark, model
)
SELECT benchmark, model, accuracy,
    RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) AS place
FROM best
QUALIFY RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) <= 3
