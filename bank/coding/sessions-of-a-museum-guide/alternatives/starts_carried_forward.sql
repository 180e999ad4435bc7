-- Carries the start of the session forward and groups by it.
WITH started AS (
    SELECT visitor_id, tapped_at, CASE
        WHEN COALESCE(tapped_at > LAG(tapped_at) OVER w + INTERVAL 30 MINUTE, TRUE)
        THEN tapped_at END AS start
    FROM taps
    WINDOW w AS (PARTITION BY visitor_id ORDER BY tapped_at)
), carried AS (
    SELECT visitor_id, MAX(start) OVER (PARTITION BY visitor_id ORDER BY tapped_at) AS start FROM started
), sized AS (
    SELECT visitor_id, COUNT(*) AS taps FROM carried GROUP BY visitor_id, start
)
SELECT visitor_id, COUNT(*), COUNT(CASE WHEN taps < 2 THEN 1 END), MAX(taps)
FROM sized
GROUP BY visitor_id
