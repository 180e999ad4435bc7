-- batches of one price: grouped by name, two vendors of one name become one
WITH accepted AS (
    SELECT batch_id, COUNT(*) AS n FROM labels WHERE status = 'accepted' GROUP BY batch_id
)
SELECT MIN(v.vendor_id), v.name, SUM(b.cost_cents), COALESCE(SUM(a.n), 0)
FROM vendors v
LEFT JOIN batches b ON b.vendor_id = v.vendor_id
LEFT JOIN accepted a ON a.batch_id = b.batch_id
GROUP BY v.name
HAVING SUM(b.cost_cents) IS NOT NULL
