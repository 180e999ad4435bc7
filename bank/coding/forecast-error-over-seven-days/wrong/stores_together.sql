-- closed days: averages over all stores
SELECT store_id, day, AVG(ABS(error)) OVER w, COUNT(error) OVER w
FROM forecasts
WINDOW w AS (ORDER BY day RANGE BETWEEN INTERVAL 6 DAY PRECEDING AND CURRENT ROW)
