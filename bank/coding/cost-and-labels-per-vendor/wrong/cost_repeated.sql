-- batches of one price: the join repeats the cost of a batch for each of its labels
SELECT v.vendor_id, v.name, SUM(b.cost_cents), COUNT(CASE WHEN l.status = 'accepted' THEN 1 END)
FROM vendors v
JOIN batches b ON b.vendor_id = v.vendor_id
LEFT JOIN labels l ON l.batch_id = b.batch_id
GROUP BY v.vendor_id, v.name
