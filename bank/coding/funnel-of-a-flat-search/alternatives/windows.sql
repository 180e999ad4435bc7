-- The times of the steps as windows over the events of a user.
WITH anchored AS (
    SELECT *, MIN(CASE WHEN step = 'view' THEN happened_at END) OVER (PARTITION BY user_id) AS anchor
    FROM events
), inside AS (
    SELECT * FROM anchored
    WHERE happened_at > anchor AND happened_at - anchor <= INTERVAL 7 DAY
), chained AS (
    SELECT *, MIN(CASE WHEN step = 'save' THEN happened_at END) OVER (PARTITION BY user_id) AS saved_at
    FROM inside
), flags AS (
    SELECT user_id, MAX(CASE WHEN step = 'save' THEN 1 ELSE 0 END) AS saved,
        MAX(CASE WHEN step = 'contact' AND happened_at > saved_at THEN 1 ELSE 0 END) AS contacted
    FROM chained
    GROUP BY user_id
)
SELECT u.channel,
    COUNT(DISTINCT a.user_id), COALESCE(SUM(f.saved), 0), COALESCE(SUM(f.contacted), 0)
FROM users u
LEFT JOIN (SELECT DISTINCT user_id FROM anchored WHERE anchor IS NOT NULL) a ON a.user_id = u.user_id
LEFT JOIN flags f ON f.user_id = u.user_id
GROUP BY u.channel
