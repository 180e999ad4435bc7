-- events delivered several times: RANK keeps every copy of the latest event
SELECT image_id, label, saved_at
FROM (
    SELECT *, RANK() OVER (
        PARTITION BY image_id ORDER BY saved_at DESC, revision DESC NULLS LAST) AS place
    FROM label_events
) r
WHERE place = 1 AND label IS NOT NULL
