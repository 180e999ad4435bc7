WITH warm AS (
    SELECT
        truck_id,
        read_at,
        celsius,
        read_at - LAG(read_at) OVER (PARTITION BY truck_id ORDER BY read_at) AS gap
    FROM readings
    WHERE celsius > 8.0
), numbered AS (
    SELECT
        truck_id,
        read_at,
        celsius,
        COUNT(*) FILTER (WHERE gap > INTERVAL 10 MINUTE)
            OVER (PARTITION BY truck_id ORDER BY read_at) AS episode
    FROM warm
)
SELECT
    truck_id,
    MIN(read_at) AS started_at,
    MAX(read_at) AS ended_at,
    COUNT(*) AS warm_readings,
    MAX(celsius) AS peak
FROM numbered
GROUP BY truck_id, episode
