-- several lessons a day: numbers lessons instead of days, so a second lesson breaks a streak
WITH numbered AS (
    SELECT learner_id, CAST(finished_at AS DATE) AS day,
        ROW_NUMBER() OVER (PARTITION BY learner_id ORDER BY finished_at) AS place
    FROM lessons
)
SELECT learner_id, MIN(day), MAX(day), COUNT(DISTINCT day)
FROM numbered
GROUP BY learner_id, day - CAST(place AS INTEGER)
HAVING COUNT(DISTINCT day) >= 3
