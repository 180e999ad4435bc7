-- trips where periods meet: uses the latest percentage of the driver for all trips
SELECT t.trip_id, c.percent, t.fare_cents * c.percent / 100
FROM trips t
LEFT JOIN (
    SELECT driver_id, arg_max(percent, valid_from) AS percent FROM commissions GROUP BY driver_id
) c ON c.driver_id = t.driver_id
