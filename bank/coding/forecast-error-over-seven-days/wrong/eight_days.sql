-- closed days: reaches seven days back and so averages eight days
SELECT store_id, day, AVG(ABS(error)) OVER w, COUNT(error) OVER w
FROM forecasts
WINDOW w AS (
    PARTITION BY store_id ORDER BY day RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND CURRENT ROW)
