-- one lesson a day: numbers the days of all learners together, so a gap is closed by somebody else
WITH numbered AS (
    SELECT learner_id, CAST(finished_at AS DATE) AS day,
        DENSE_RANK() OVER (ORDER BY CAST(finished_at AS DATE)) AS place
    FROM lessons
)
SELECT learner_id, MIN(day), MAX(day), COUNT(DISTINCT day)
FROM numbered
GROUP BY learner_id, day - CAST(place AS INTEGER)
HAVING COUNT(DISTINCT day) >= 3
