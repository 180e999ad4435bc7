-- missing errors: leaves out the rows whose own error is missing
SELECT store_id, day, AVG(ABS(error)) OVER w, COUNT(error) OVER w
FROM forecasts
WHERE error IS NOT NULL
WINDOW w AS (
    PARTITION BY store_id ORDER BY day RANGE BETWEEN INTERVAL 6 DAY PRECEDING AND CURRENT ROW)
