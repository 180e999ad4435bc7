-- DISTINCT ON with an order, as in PostgreSQL.
SELECT image_id, label, saved_at
FROM (
    SELECT DISTINCT ON (image_id) image_id, label, saved_at
    FROM label_events
    ORDER BY image_id, saved_at DESC, COALESCE(revision, -1) DESC
) latest
WHERE label IS NOT NULL
