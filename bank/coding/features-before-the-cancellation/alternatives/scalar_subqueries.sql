-- One subquery per feature.
SELECT m.account_id, m.asked_at, m.cancelled,
    (
        SELECT COUNT(*) FROM tickets t
        WHERE t.account_id = m.account_id
          AND t.opened_at >= m.asked_at - INTERVAL 720 HOUR AND t.opened_at < m.asked_at
    ) AS tickets,
    (
        SELECT AVG(t.rating) FROM tickets t
        WHERE t.account_id = m.account_id
          AND t.opened_at >= m.asked_at - INTERVAL 720 HOUR
          AND t.opened_at < m.asked_at AND t.rated_at < m.asked_at
    ) AS mean_rating,
    (
        SELECT COUNT(*) FROM payments p
        WHERE p.account_id = m.account_id AND p.succeeded = FALSE
          AND p.tried_at >= m.asked_at - INTERVAL 720 HOUR AND p.tried_at < m.asked_at
    ) AS failed
FROM moments m
