-- events at the same time: drops withdrawals before choosing, so the label before comes back
SELECT image_id, label, saved_at FROM label_events
WHERE label IS NOT NULL
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY image_id ORDER BY saved_at DESC, revision DESC NULLS LAST
) = 1
