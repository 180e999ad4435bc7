-- the sample: a new day begins a new session
WITH paused AS (
    SELECT *, tapped_at - LAG(tapped_at) OVER (PARTITION BY visitor_id, CAST(tapped_at AS DATE)
        ORDER BY tapped_at) AS pause
    FROM taps
), numbered AS (
    SELECT visitor_id, CAST(tapped_at AS DATE) AS day, COUNT(*) FILTER (WHERE pause > INTERVAL 30 MINUTE)
        OVER (PARTITION BY visitor_id, CAST(tapped_at AS DATE) ORDER BY tapped_at) AS session
    FROM paused
), sized AS (
    SELECT visitor_id, COUNT(*) AS taps FROM numbered GROUP BY visitor_id, day, session
)
SELECT visitor_id, COUNT(*), COUNT(*) FILTER (WHERE taps = 1), MAX(taps) FROM sized GROUP BY visitor_id
