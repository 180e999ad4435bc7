-- Rank over the aggregate itself, filtered with QUALIFY.
SELECT
    benchmark,
    model,
    MAX(accuracy) AS accuracy,
    RANK() OVER (PARTITION BY benchmark ORDER BY MAX(accuracy) DESC) AS place
FROM runs
WHERE accuracy IS NOT NULL
GROUP BY benchmark, model
QUALIFY RANK() OVER (PARTITION BY benchmark ORDER BY MAX(accuracy) DESC) IN (1, 2, 3)
