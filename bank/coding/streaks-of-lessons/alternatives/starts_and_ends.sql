-- Pairs each day without a yesterday with the next day without a tomorrow.
WITH days AS (
    SELECT DISTINCT learner_id, CAST(finished_at AS DATE) AS day FROM lessons
), starts AS (
    SELECT learner_id, day FROM days d
    WHERE NOT EXISTS (SELECT * FROM days y WHERE y.learner_id = d.learner_id AND y.day = d.day - 1)
), ends AS (
    SELECT learner_id, day FROM days d
    WHERE NOT EXISTS (SELECT * FROM days t WHERE t.learner_id = d.learner_id AND t.day = d.day + 1)
)
SELECT s.learner_id, s.day AS first_day, MIN(e.day) AS last_day, MIN(e.day) - s.day + 1 AS days
FROM starts s
JOIN ends e ON e.learner_id = s.learner_id AND e.day >= s.day
GROUP BY s.learner_id, s.day
HAVING MIN(e.day) - s.day >= 2
