-- gaps of about ten minutes: cuts the clock into blocks of ten minutes instead of looking at gaps
SELECT truck_id, MIN(read_at), MAX(read_at), COUNT(*), MAX(celsius)
FROM readings
WHERE celsius > 8.0
GROUP BY truck_id, time_bucket(INTERVAL 10 MINUTE, read_at)
