-- gaps between periods: the condition in WHERE loses trips without a percentage
SELECT t.trip_id, c.percent, t.fare_cents * c.percent / 100
FROM trips t
LEFT JOIN commissions c ON c.driver_id = t.driver_id
WHERE t.ended_at >= c.valid_from AND (t.ended_at < c.valid_to OR c.valid_to IS NULL)
