-- missing errors: fills missing errors with 0
SELECT store_id, day, AVG(ABS(COALESCE(error, 0))) OVER w, COUNT(*) OVER w
FROM forecasts
WINDOW w AS (
    PARTITION BY store_id ORDER BY day RANGE BETWEEN INTERVAL 6 DAY PRECEDING AND CURRENT ROW)
