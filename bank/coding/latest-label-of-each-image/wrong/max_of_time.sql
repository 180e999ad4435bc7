-- events at the same time: joins back on the latest time and returns every event at it
SELECT DISTINCT e.image_id, e.label, e.saved_at
FROM label_events e
JOIN (SELECT image_id, MAX(saved_at) AS saved_at FROM label_events GROUP BY image_id) m
    ON m.image_id = e.image_id AND m.saved_at = e.saved_at
WHERE e.label IS NOT NULL
