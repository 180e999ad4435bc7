-- repeated and crashed runs: ranks runs, so that one model takes several places
WITH placed AS (
    SELECT benchmark, model, accuracy,
        RANK() OVER (PARTITION BY benchmark ORDER BY accuracy DESC) AS place
    FROM runs WHERE accuracy IS NOT NULL
)
SELECT benchmark, model, MAX(accuracy), MIN(place) FROM placed WHERE place <= 3
GROUP BY benchmark, model
