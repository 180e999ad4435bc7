-- stale and missing rows: orders without a usable row are lost
SELECT o.order_id, s.computed_at, s.kmh
FROM orders o
JOIN speeds s ON s.courier_id = o.courier_id AND s.written_at <= o.accepted_at
    AND s.computed_at >= o.accepted_at - INTERVAL 6 HOUR
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY o.order_id ORDER BY s.computed_at DESC, s.written_at DESC
) = 1
