-- Keeps an event if no other of the image is later, and drops copies.
WITH events AS (
    SELECT DISTINCT image_id, label, saved_at, COALESCE(revision, 0) AS revision FROM label_events
)
SELECT e.image_id, e.label, e.saved_at
FROM events e
WHERE e.label IS NOT NULL
  AND NOT EXISTS (
      SELECT * FROM events x
      WHERE x.image_id = e.image_id
        AND (x.saved_at > e.saved_at OR (x.saved_at = e.saved_at AND x.revision > e.revision))
  )
