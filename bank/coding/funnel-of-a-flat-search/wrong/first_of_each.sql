-- steps out of order: compares the first save and contact of all time, so an early one hides a valid one
WITH firsts AS (
    SELECT user_id,
        MIN(CASE WHEN step = 'view' THEN happened_at END) AS v,
        MIN(CASE WHEN step = 'save' THEN happened_at END) AS s,
        MIN(CASE WHEN step = 'contact' THEN happened_at END) AS c
    FROM events GROUP BY user_id
)
SELECT u.channel, COUNT(f.v),
    COUNT(CASE WHEN s > v AND s <= v + INTERVAL 7 DAY THEN 1 END),
    COUNT(CASE WHEN s > v AND c > s AND c <= v + INTERVAL 7 DAY THEN 1 END)
FROM users u LEFT JOIN firsts f ON f.user_id = u.user_id
GROUP BY u.channel
