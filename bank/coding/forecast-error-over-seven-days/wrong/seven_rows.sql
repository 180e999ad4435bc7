-- closed days: takes seven rows for seven days
SELECT store_id, day, AVG(ABS(error)) OVER w, COUNT(error) OVER w
FROM forecasts
WINDOW w AS (PARTITION BY store_id ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)
