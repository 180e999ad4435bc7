SELECT t.trip_id, c.percent, t.fare_cents * c.percent / 100 AS commission
FROM trips t
LEFT JOIN commissions c
    ON c.driver_id = t.driver_id
    AND t.ended_at >= c.valid_from
    AND (t.ended_at < c.valid_to OR c.valid_to IS NULL)
