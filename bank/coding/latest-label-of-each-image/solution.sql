WITH numbered AS (
    SELECT
        image_id,
        label,
        saved_at,
        ROW_NUMBER() OVER (
            PARTITION BY image_id
            ORDER BY saved_at DESC, revision DESC NULLS LAST
        ) AS place
    FROM label_events
)
SELECT image_id, label, saved_at
FROM numbered
WHERE place = 1
  AND label IS NOT NULL
