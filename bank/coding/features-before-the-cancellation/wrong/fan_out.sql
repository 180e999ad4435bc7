-- several moments of an account: pairs each ticket with each failed attempt and counts the pairs
SELECT m.account_id, m.asked_at, m.cancelled, COUNT(t.ticket_id),
    AVG(CASE WHEN t.rated_at < m.asked_at THEN t.rating END), COUNT(p.payment_id)
FROM moments m
LEFT JOIN tickets t ON t.account_id = m.account_id
    AND t.opened_at >= m.asked_at - INTERVAL 30 DAY AND t.opened_at < m.asked_at
LEFT JOIN payments p ON p.account_id = m.account_id AND NOT p.succeeded
    AND p.tried_at >= m.asked_at - INTERVAL 30 DAY AND p.tried_at < m.asked_at
GROUP BY m.account_id, m.asked_at, m.cancelled
