-- steps out of order: counts users who have each step at any time
SELECT u.channel,
    COUNT(DISTINCT CASE WHEN e.step = 'view' THEN u.user_id END),
    COUNT(DISTINCT CASE WHEN e.step = 'save' THEN u.user_id END),
    COUNT(DISTINCT CASE WHEN e.step = 'contact' THEN u.user_id END)
FROM users u
LEFT JOIN events e ON e.user_id = u.user_id
GROUP BY u.channel
