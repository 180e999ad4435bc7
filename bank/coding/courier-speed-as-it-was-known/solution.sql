SELECT o.order_id, s.computed_at, s.kmh
FROM orders o
LEFT JOIN LATERAL (
    SELECT computed_at, kmh
    FROM speeds
    WHERE courier_id = o.courier_id
      AND written_at <= o.accepted_at
      AND computed_at >= o.accepted_at - INTERVAL 6 HOUR
    ORDER BY computed_at DESC, written_at DESC
    LIMIT 1
) s ON TRUE
