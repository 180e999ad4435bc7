-- steps at the end of seven days: lets every view begin the seven days, not only the first
SELECT u.channel, COUNT(DISTINCT v.user_id), COUNT(DISTINCT s.user_id), COUNT(DISTINCT c.user_id)
FROM users u
LEFT JOIN events v ON v.user_id = u.user_id AND v.step = 'view'
LEFT JOIN events s ON s.user_id = v.user_id AND s.step = 'save'
    AND s.happened_at > v.happened_at AND s.happened_at <= v.happened_at + INTERVAL 7 DAY
LEFT JOIN events c ON c.user_id = s.user_id AND c.step = 'contact'
    AND c.happened_at > s.happened_at AND c.happened_at <= v.happened_at + INTERVAL 7 DAY
GROUP BY u.channel
