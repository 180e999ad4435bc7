-- Marks of 0 and 1 added up, in seconds.
WITH marked AS (
    SELECT visitor_id, tap_id, tapped_at, CASE
        WHEN epoch(tapped_at) - epoch(LAG(tapped_at) OVER w) <= 1800 THEN 0 ELSE 1 END AS mark
    FROM taps
    WINDOW w AS (PARTITION BY visitor_id ORDER BY tapped_at, tap_id)
), numbered AS (
    SELECT visitor_id, SUM(mark) OVER (PARTITION BY visitor_id ORDER BY tapped_at, tap_id) AS session
    FROM marked
), sized AS (
    SELECT visitor_id, session, COUNT(*) AS taps FROM numbered GROUP BY visitor_id, session
)
SELECT visitor_id, MAX(session), SUM(CASE WHEN taps = 1 THEN 1 ELSE 0 END), MAX(taps)
FROM sized
GROUP BY visitor_id
