-- Marks the days that do not follow yesterday, and counts the marks.
WITH days AS (
    SELECT DISTINCT learner_id, CAST(finished_at AS DATE) AS day FROM lessons
), marked AS (
    SELECT learner_id, day,
        CASE WHEN day - LAG(day) OVER (PARTITION BY learner_id ORDER BY day) = 1 THEN 0 ELSE 1 END AS mark
    FROM days
), named AS (
    SELECT learner_id, day, SUM(mark) OVER (PARTITION BY learner_id ORDER BY day) AS island FROM marked
)
SELECT learner_id, MIN(day), MAX(day), COUNT(*)
FROM named
GROUP BY learner_id, island
HAVING COUNT(*) > 2
