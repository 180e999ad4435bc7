-- Joins orders with all usable rows and numbers these.
WITH usable AS (
    SELECT o.order_id, s.computed_at, s.kmh,
        ROW_NUMBER() OVER (
            PARTITION BY o.order_id ORDER BY s.computed_at DESC, s.written_at DESC
        ) AS place
    FROM orders o
    LEFT JOIN speeds s
        ON s.courier_id = o.courier_id
        AND s.written_at <= o.accepted_at
        AND s.computed_at + INTERVAL 6 HOUR >= o.accepted_at
)
SELECT order_id, computed_at, kmh FROM usable WHERE place = 1
