-- One subquery per figure, so that nothing is joined.
SELECT
    v.vendor_id,
    v.name,
    (SELECT SUM(b.cost_cents) FROM batches b WHERE b.vendor_id = v.vendor_id) AS cost_cents,
    (
        SELECT COUNT(*)
        FROM labels l
        WHERE l.status = 'accepted'
          AND l.batch_id IN (SELECT b.batch_id FROM batches b WHERE b.vendor_id = v.vendor_id)
    ) AS labels
FROM vendors v
WHERE v.vendor_id IN (SELECT vendor_id FROM batches)
