-- ratings given later: counts only tickets that were rated in time
SELECT m.account_id, m.asked_at, m.cancelled,
    (SELECT COUNT(*) FROM tickets t WHERE t.account_id = m.account_id
        AND t.opened_at >= m.asked_at - INTERVAL 30 DAY AND t.rated_at < m.asked_at),
    (SELECT AVG(t.rating) FROM tickets t WHERE t.account_id = m.account_id
        AND t.opened_at >= m.asked_at - INTERVAL 30 DAY AND t.rated_at < m.asked_at),
    (SELECT COUNT(*) FROM payments p WHERE p.account_id = m.account_id AND NOT p.succeeded
        AND p.tried_at >= m.asked_at - INTERVAL 30 DAY AND p.tried_at < m.asked_at)
FROM moments m
