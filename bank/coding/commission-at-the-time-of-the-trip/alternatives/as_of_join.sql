-- AS OF join to the last period that had begun, then a look at its end.
SELECT t.trip_id,
    CASE WHEN COALESCE(t.ended_at < c.valid_to, TRUE) THEN c.percent END,
    CASE WHEN COALESCE(t.ended_at < c.valid_to, TRUE) THEN t.fare_cents * c.percent / 100.0 END
FROM trips t
ASOF LEFT JOIN commissions c ON c.driver_id = t.driver_id AND t.ended_at >= c.valid_from
