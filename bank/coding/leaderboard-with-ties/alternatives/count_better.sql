-- The definition: one plus the number of better models, by a join with itself.
WITH best AS (
    SELECT benchmark, model, MAX(accuracy) AS accuracy
    FROM runs
    GROUP BY benchmark, model
    HAVING COUNT(accuracy) > 0
)
SELECT b.benchmark, b.model, b.accuracy, COUNT(better.model) + 1
FROM best b
LEFT JOIN best better ON better.benchmark = b.benchmark AND better.accuracy > b.accuracy
GROUP BY b.benchmark, b.model, b.accuracy
HAVING COUNT(better.model) < 3
