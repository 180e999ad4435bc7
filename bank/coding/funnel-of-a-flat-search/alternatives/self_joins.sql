-- All pairs of steps by left joins with times, then distinct users.
WITH viewed AS (
    SELECT user_id, MIN(happened_at) AS at FROM events WHERE step = 'view' GROUP BY user_id
)
SELECT u.channel, COUNT(DISTINCT v.user_id), COUNT(DISTINCT s.user_id), COUNT(DISTINCT c.user_id)
FROM users u
LEFT JOIN viewed v ON v.user_id = u.user_id
LEFT JOIN events s ON s.user_id = v.user_id AND s.step = 'save'
    AND s.happened_at > v.at AND s.happened_at <= v.at + INTERVAL 168 HOUR
LEFT JOIN events c ON c.user_id = s.user_id AND c.step = 'contact'
    AND c.happened_at > s.happened_at AND c.happened_at <= v.at + INTERVAL 168 HOUR
GROUP BY u.channel
