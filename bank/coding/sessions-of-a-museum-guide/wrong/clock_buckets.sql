-- pauses of about 30 minutes: cuts the clock into half hours
WITH sized AS (
    SELECT visitor_id, COUNT(*) AS taps FROM taps
    GROUP BY visitor_id, time_bucket(INTERVAL 30 MINUTE, tapped_at)
)
SELECT visitor_id, COUNT(*), COUNT(*) FILTER (WHERE taps = 1), MAX(taps) FROM sized
GROUP BY visitor_id
