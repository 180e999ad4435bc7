-- Marks in seconds since the warm reading before, added up row by row.
WITH marked AS (
    SELECT *, CASE
        WHEN date_diff('second', LAG(read_at) OVER w, read_at) <= 600 THEN 0 ELSE 1 END AS mark
    FROM readings
    WHERE celsius > 8.0
    WINDOW w AS (PARTITION BY truck_id ORDER BY read_at)
), numbered AS (
    SELECT *, SUM(mark) OVER (PARTITION BY truck_id ORDER BY read_at ROWS UNBOUNDED PRECEDING) AS n
    FROM marked
)
SELECT truck_id, MIN(read_at), MAX(read_at), COUNT(celsius), MAX(celsius)
FROM numbered
GROUP BY truck_id, n
