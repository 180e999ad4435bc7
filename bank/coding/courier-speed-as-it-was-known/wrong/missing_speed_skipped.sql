-- stale and missing rows: passes over the newest row where its speed is NULL
SELECT o.order_id, MAX(s.computed_at), arg_max(s.kmh, (s.computed_at, s.written_at))
FROM orders o
LEFT JOIN speeds s ON s.courier_id = o.courier_id AND s.written_at <= o.accepted_at
    AND s.computed_at >= o.accepted_at - INTERVAL 6 HOUR
GROUP BY o.order_id
