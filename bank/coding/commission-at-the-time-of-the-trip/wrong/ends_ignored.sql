-- gaps between periods: takes the last period that had begun, also after its end
SELECT t.trip_id, c.percent, t.fare_cents * c.percent / 100
FROM trips t
ASOF LEFT JOIN commissions c ON c.driver_id = t.driver_id AND t.ended_at >= c.valid_from
