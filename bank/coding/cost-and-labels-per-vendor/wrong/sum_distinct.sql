-- batches of one price: SUM(DISTINCT ...) counts two batches of the same cost once
SELECT
    v.vendor_id, v.name, SUM(DISTINCT b.cost_cents),
    COUNT(CASE WHEN l.status = 'accepted' THEN 1 END)
FROM vendors v
JOIN batches b ON b.vendor_id = v.vendor_id
LEFT JOIN labels l ON l.batch_id = b.batch_id
GROUP BY v.vendor_id, v.name
