-- missing errors: averages signed errors, so that misses up and down cancel
SELECT store_id, day, ABS(AVG(error) OVER w), COUNT(error) OVER w
FROM forecasts
WINDOW w AS (
    PARTITION BY store_id ORDER BY day RANGE BETWEEN INTERVAL 6 DAY PRECEDING AND CURRENT ROW)
