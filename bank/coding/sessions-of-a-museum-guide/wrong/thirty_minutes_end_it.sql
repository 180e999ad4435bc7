-- pauses of about 30 minutes: a pause of exactly 30 minutes ends the session
WITH paused AS (
    SELECT *, tapped_at - LAG(tapped_at) OVER (PARTITION BY visitor_id ORDER BY tapped_at) AS pause FROM taps
), numbered AS (
    SELECT visitor_id, COUNT(*) FILTER (WHERE pause >= INTERVAL 30 MINUTE)
        OVER (PARTITION BY visitor_id ORDER BY tapped_at) AS session
    FROM paused
), sized AS (
    SELECT visitor_id, COUNT(*) AS taps FROM numbered GROUP BY visitor_id, session
)
SELECT visitor_id, COUNT(*), COUNT(*) FILTER (WHERE taps = 1), MAX(taps) FROM sized GROUP BY visitor_id
