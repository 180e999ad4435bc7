-- batches without accepted labels: an inner join forgets the cost of batches without an accepted label
WITH accepted AS (
    SELECT batch_id, COUNT(*) AS n FROM labels WHERE status = 'accepted' GROUP BY batch_id
)
SELECT v.vendor_id, v.name, SUM(b.cost_cents), SUM(a.n)
FROM vendors v
JOIN batches b ON b.vendor_id = v.vendor_id
JOIN accepted a ON a.batch_id = b.batch_id
GROUP BY v.vendor_id, v.name
