-- Each row joined with the rows of its seven days.
SELECT f.store_id, f.day, AVG(ABS(b.error)), COUNT(b.error)
FROM forecasts f
JOIN forecasts b
    ON b.store_id = f.store_id
    AND b.day BETWEEN f.day - 6 AND f.day
GROUP BY f.store_id, f.day
