-- gaps of about ten minutes: looks back to any reading, so cold ones bridge gaps between warm ones
WITH gaps AS (
    SELECT *, read_at - LAG(read_at) OVER (PARTITION BY truck_id ORDER BY read_at) AS gap FROM readings
), numbered AS (
    SELECT *, COUNT(*) FILTER (WHERE gap > INTERVAL 10 MINUTE)
        OVER (PARTITION BY truck_id ORDER BY read_at) AS n
    FROM gaps
)
SELECT truck_id, MIN(read_at), MAX(read_at), COUNT(*), MAX(celsius)
FROM numbered WHERE celsius > 8.0
GROUP BY truck_id, n
