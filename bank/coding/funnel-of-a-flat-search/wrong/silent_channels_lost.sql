-- steps out of order: starts from the views, so channels without a view are missing
WITH viewed AS (
    SELECT user_id, MIN(happened_at) AS at FROM events WHERE step = 'view' GROUP BY user_id
)
SELECT u.channel, COUNT(DISTINCT v.user_id), COUNT(DISTINCT s.user_id), COUNT(DISTINCT c.user_id)
FROM viewed v
JOIN users u ON u.user_id = v.user_id
LEFT JOIN events s ON s.user_id = v.user_id AND s.step = 'save'
    AND s.happened_at > v.at AND s.happened_at <= v.at + INTERVAL 7 DAY
LEFT JOIN events c ON c.user_id = s.user_id AND c.step = 'contact'
    AND c.happened_at > s.happened_at AND c.happened_at <= v.at + INTERVAL 7 DAY
GROUP BY u.channel
