-- Cost and labels are each brought to one row per vendor, then put side by side.
WITH cost AS (
    SELECT vendor_id, SUM(cost_cents) AS cents FROM batches GROUP BY vendor_id
), made AS (
    SELECT b.vendor_id, COUNT(*) AS n
    FROM labels l
    JOIN batches b ON b.batch_id = l.batch_id
    WHERE l.status = 'accepted'
    GROUP BY b.vendor_id
)
SELECT v.vendor_id, v.name, c.cents, COALESCE(m.n, 0)
FROM cost c
JOIN vendors v ON v.vendor_id = c.vendor_id
LEFT JOIN made m ON m.vendor_id = c.vendor_id
