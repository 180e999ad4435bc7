-- one lesson a day: returns only the longest streak of a learner
WITH numbered AS (
    SELECT learner_id, CAST(finished_at AS DATE) AS day,
        DENSE_RANK() OVER (PARTITION BY learner_id ORDER BY CAST(finished_at AS DATE)) AS place
    FROM lessons
), streaks AS (
    SELECT learner_id, MIN(day) AS first_day, MAX(day) AS last_day, COUNT(DISTINCT day) AS days
    FROM numbered
    GROUP BY learner_id, day - CAST(place AS INTEGER)
)
SELECT * FROM streaks WHERE days >= 3
QUALIFY ROW_NUMBER() OVER (PARTITION BY learner_id ORDER BY days DESC, first_day) = 1
