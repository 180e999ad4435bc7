-- First the latest time of a usable row, then its latest version, then the value.
WITH usable AS (
    SELECT o.order_id, s.*
    FROM orders o
    JOIN speeds s ON s.courier_id = o.courier_id
    WHERE s.written_at <= o.accepted_at
      AND date_diff('second', s.computed_at, o.accepted_at) <= 21600
), newest AS (
    SELECT order_id, MAX(computed_at) AS computed_at FROM usable GROUP BY order_id
), version AS (
    SELECT n.order_id, n.computed_at, MAX(u.written_at) AS written_at
    FROM newest n
    JOIN usable u ON u.order_id = n.order_id AND u.computed_at = n.computed_at
    GROUP BY n.order_id, n.computed_at
)
SELECT o.order_id, v.computed_at, s.kmh
FROM orders o
LEFT JOIN version v ON v.order_id = o.order_id
LEFT JOIN speeds s ON s.courier_id = o.courier_id AND s.computed_at = v.computed_at
    AND s.written_at = v.written_at
