WITH viewed AS (
    SELECT user_id, MIN(happened_at) AS anchor
    FROM events
    WHERE step = 'view'
    GROUP BY user_id
), saved AS (
    SELECT v.user_id, v.anchor, MIN(e.happened_at) AS saved_at
    FROM viewed v
    JOIN events e
        ON e.user_id = v.user_id
        AND e.step = 'save'
        AND e.happened_at > v.anchor
        AND e.happened_at <= v.anchor + INTERVAL 7 DAY
    GROUP BY v.user_id, v.anchor
), contacted AS (
    SELECT DISTINCT s.user_id
    FROM saved s
    JOIN events e
        ON e.user_id = s.user_id
        AND e.step = 'contact'
        AND e.happened_at > s.saved_at
        AND e.happened_at <= s.anchor + INTERVAL 7 DAY
)
SELECT
    u.channel,
    COUNT(v.user_id) AS viewed,
    COUNT(s.user_id) AS saved,
    COUNT(c.user_id) AS contacted
FROM users u
LEFT JOIN viewed v ON v.user_id = u.user_id
LEFT JOIN saved s ON s.user_id = u.user_id
LEFT JOIN contacted c ON c.user_id = u.user_id
GROUP BY u.channel
