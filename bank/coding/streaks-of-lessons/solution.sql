WITH dated AS (
    SELECT learner_id, CAST(finished_at AS DATE) AS day
    FROM lessons
), numbered AS (
    SELECT learner_id, day, DENSE_RANK() OVER (PARTITION BY learner_id ORDER BY day) AS place
    FROM dated
)
SELECT
    learner_id,
    MIN(day) AS first_day,
    MAX(day) AS last_day,
    COUNT(DISTINCT day) AS days
FROM numbered
GROUP BY learner_id, day - CAST(place AS INTEGER)
HAVING COUNT(DISTINCT day) >= 3
