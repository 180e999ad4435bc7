-- trips where periods meet: BETWEEN matches both periods at the time where they meet
SELECT t.trip_id, c.percent, t.fare_cents * c.percent / 100
FROM trips t
LEFT JOIN commissions c ON c.driver_id = t.driver_id
    AND t.ended_at BETWEEN c.valid_from AND COALESCE(c.valid_to, TIMESTAMP '9999-12-31 00:00:00')
