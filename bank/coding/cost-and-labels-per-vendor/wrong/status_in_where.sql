-- batches without accepted labels: the condition in WHERE drops what the left join kept
SELECT v.vendor_id, v.name, SUM(b.cost_cents), SUM(a.n)
FROM vendors v
JOIN batches b ON b.vendor_id = v.vendor_id
LEFT JOIN (
    SELECT batch_id, status, COUNT(*) AS n FROM labels GROUP BY batch_id, status
) a ON a.batch_id = b.batch_id
WHERE a.status = 'accepted'
GROUP BY v.vendor_id, v.name
