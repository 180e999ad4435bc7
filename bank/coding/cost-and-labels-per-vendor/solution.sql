WITH accepted AS (
    SELECT batch_id, COUNT(*) AS labels
    FROM labels
    WHERE status = 'accepted'
    GROUP BY batch_id
)
SELECT
    v.vendor_id,
    v.name,
    SUM(b.cost_cents) AS cost_cents,
    COALESCE(SUM(a.labels), 0) AS labels
FROM vendors v
JOIN batches b ON b.vendor_id = v.vendor_id
LEFT JOIN accepted a ON a.batch_id = b.batch_id
GROUP BY v.vendor_id, v.name
