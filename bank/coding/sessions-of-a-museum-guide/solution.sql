WITH paused AS (
    SELECT
        visitor_id,
        tapped_at,
        tapped_at - LAG(tapped_at) OVER (PARTITION BY visitor_id ORDER BY tapped_at) AS pause
    FROM taps
), numbered AS (
    SELECT
        visitor_id,
        COUNT(*) FILTER (WHERE pause > INTERVAL 30 MINUTE)
            OVER (PARTITION BY visitor_id ORDER BY tapped_at) AS session
    FROM paused
), sized AS (
    SELECT visitor_id, COUNT(*) AS taps
    FROM numbered
    GROUP BY visitor_id, session
)
SELECT
    visitor_id,
    COUNT(*) AS sessions,
    COUNT(*) FILTER (WHERE taps = 1) AS single_tap,
    MAX(taps) AS most_taps
FROM sized
GROUP BY visitor_id
