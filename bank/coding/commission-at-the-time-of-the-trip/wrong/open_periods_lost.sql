-- trips where periods meet: a comparison with a NULL end is never true, so the current period is not found
SELECT t.trip_id, c.percent, t.fare_cents * c.percent / 100
FROM trips t
LEFT JOIN commissions c ON c.driver_id = t.driver_id
    AND t.ended_at >= c.valid_from AND t.ended_at < c.valid_to
