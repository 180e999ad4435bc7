-- cold readings in between: numbers all readings, so that one cold reading ends an episode
WITH numbered AS (
    SELECT *,
        ROW_NUMBER() OVER (PARTITION BY truck_id ORDER BY read_at)
        - ROW_NUMBER() OVER (PARTITION BY truck_id, celsius > 8.0 ORDER BY read_at) AS n
    FROM readings
)
SELECT truck_id, MIN(read_at), MAX(read_at), COUNT(*), MAX(celsius)
FROM numbered WHERE celsius > 8.0
GROUP BY truck_id, n
