-- events at the same time: takes an event without a revision for the highest
SELECT image_id, label, saved_at
FROM (
    SELECT *, ROW_NUMBER() OVER (
        PARTITION BY image_id ORDER BY saved_at DESC, revision DESC NULLS FIRST) AS place
    FROM label_events
) r
WHERE place = 1 AND label IS NOT NULL
