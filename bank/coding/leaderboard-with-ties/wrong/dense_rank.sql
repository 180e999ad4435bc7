-- ties on every place: DENSE_RANK leaves no gap after shared places
WITH best AS (
    SELECT benchmark, model, MAX(accuracy) AS accuracy
    FROM runs WHERE accuracy IS NOT NULL GROUP BY benchmark, model
)
SELECT benchmark, model, accuracy,
    DENSE_RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) AS place
FROM best
QUALIFY DENSE_RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) <= 3
