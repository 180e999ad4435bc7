SELECT
    store_id,
    day,
    AVG(ABS(error)) OVER week AS mean_error,
    COUNT(error) OVER week AS days_used
FROM forecasts
WINDOW week AS (
    PARTITION BY store_id
    ORDER BY day
    RANGE BETWEEN INTERVAL 6 DAY PRECEDING AND CURRENT ROW
)
