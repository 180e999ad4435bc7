WITH best AS (
    SELECT benchmark, model, MAX(accuracy) AS accuracy
    FROM runs
    WHERE accuracy IS NOT NULL
    GROUP BY benchmark, model
), placed AS (
    SELECT
        benchmark,
        model,
        accuracy,
        RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) AS place
    FROM best
)
SELECT benchmark, model, accuracy, place
FROM placed
WHERE place <= 3
