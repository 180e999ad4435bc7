-- First readings of episodes, each with the last reading before the next first one.
WITH warm AS (
    SELECT truck_id, read_at, celsius FROM readings WHERE celsius > 8
), starts AS (
    SELECT truck_id, read_at AS started_at,
        LEAD(read_at) OVER (PARTITION BY truck_id ORDER BY read_at) AS next_start
    FROM warm w
    WHERE NOT EXISTS (
        SELECT * FROM warm b
        WHERE b.truck_id = w.truck_id
          AND b.read_at < w.read_at
          AND b.read_at >= w.read_at - INTERVAL 10 MINUTE
    )
)
SELECT s.truck_id, s.started_at, MAX(w.read_at), COUNT(*), MAX(w.celsius)
FROM starts s
JOIN warm w
    ON w.truck_id = s.truck_id
    AND w.read_at >= s.started_at
    AND (w.read_at < s.next_start OR s.next_start IS NULL)
GROUP BY s.truck_id, s.started_at
