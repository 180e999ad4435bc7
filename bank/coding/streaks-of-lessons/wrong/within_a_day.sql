-- one lesson a day: compares times, so two lessons on consecutive days can be more than 24 hours apart
WITH marked AS (
    SELECT learner_id, finished_at,
        CASE WHEN finished_at - LAG(finished_at) OVER w <= INTERVAL 24 HOUR THEN 0 ELSE 1 END AS mark
    FROM lessons
    WINDOW w AS (PARTITION BY learner_id ORDER BY finished_at)
), named AS (
    SELECT learner_id, finished_at,
        SUM(mark) OVER (PARTITION BY learner_id ORDER BY finished_at) AS island
    FROM marked
)
SELECT learner_id, MIN(CAST(finished_at AS DATE)), MAX(CAST(finished_at AS DATE)),
    COUNT(DISTINCT CAST(finished_at AS DATE))
FROM named
GROUP BY learner_id, island
HAVING COUNT(DISTINCT CAST(finished_at AS DATE)) >= 3
