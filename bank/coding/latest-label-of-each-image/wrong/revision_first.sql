-- events delivered several times: lets the revision decide before the time
SELECT image_id, label, saved_at
FROM (
    SELECT *, ROW_NUMBER() OVER (
        PARTITION BY image_id ORDER BY revision DESC NULLS LAST, saved_at DESC) AS place
    FROM label_events
) r
WHERE place = 1 AND label IS NOT NULL
