-- A subquery per trip, with a far date for periods without an end.
WITH priced AS (
    SELECT t.trip_id, t.fare_cents, (
        SELECT c.percent FROM commissions c
        WHERE c.driver_id = t.driver_id
          AND c.valid_from <= t.ended_at
          AND COALESCE(c.valid_to, TIMESTAMP '9999-12-31 00:00:00') > t.ended_at
    ) AS percent
    FROM trips t
)
SELECT trip_id, percent, CAST(fare_cents AS DOUBLE) / 100 * percent FROM priced
