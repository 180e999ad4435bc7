-- gaps of about ten minutes: splits at a gap of exactly ten minutes
WITH warm AS (
    SELECT *, read_at - LAG(read_at) OVER (PARTITION BY truck_id ORDER BY read_at) AS gap
    FROM readings WHERE celsius > 8.0
), numbered AS (
    SELECT *, COUNT(*) FILTER (WHERE gap >= INTERVAL 10 MINUTE)
        OVER (PARTITION BY truck_id ORDER BY read_at) AS n
    FROM warm
)
SELECT truck_id, MIN(read_at), MAX(read_at), COUNT(*), MAX(celsius) FROM numbered
GROUP BY truck_id, n
