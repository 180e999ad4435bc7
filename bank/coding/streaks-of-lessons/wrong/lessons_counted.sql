-- several lessons a day: counts lessons as days
WITH numbered AS (
    SELECT learner_id, CAST(finished_at AS DATE) AS day,
        DENSE_RANK() OVER (PARTITION BY learner_id ORDER BY CAST(finished_at AS DATE)) AS place
    FROM lessons
)
SELECT learner_id, MIN(day), MAX(day), COUNT(*)
FROM numbered
GROUP BY learner_id, day - CAST(place AS INTEGER)
HAVING COUNT(*) >= 3
