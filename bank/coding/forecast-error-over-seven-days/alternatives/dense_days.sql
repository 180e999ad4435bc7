-- Fills in the missing days, then counts rows.
WITH days AS (
    SELECT store_id, CAST(unnest(generate_series(MIN(day), MAX(day), INTERVAL 1 DAY)) AS DATE) AS day
    FROM forecasts
    GROUP BY store_id
), means AS (
    SELECT d.store_id, d.day, f.day AS present,
        SUM(ABS(f.error)) OVER w / NULLIF(COUNT(f.error) OVER w, 0) AS mean_error,
        COUNT(f.error) OVER w AS days_used
    FROM days d
    LEFT JOIN forecasts f ON f.store_id = d.store_id AND f.day = d.day
    WINDOW w AS (PARTITION BY d.store_id ORDER BY d.day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)
)
SELECT store_id, day, mean_error, days_used FROM means WHERE present IS NOT NULL
