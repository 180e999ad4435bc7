WITH helped AS (
    SELECT
        m.account_id,
        m.asked_at,
        COUNT(*) AS tickets,
        AVG(CASE WHEN t.rated_at < m.asked_at THEN t.rating END) AS mean_rating
    FROM moments m
    JOIN tickets t
        ON t.account_id = m.account_id
        AND t.opened_at >= m.asked_at - INTERVAL 30 DAY
        AND t.opened_at < m.asked_at
    GROUP BY m.account_id, m.asked_at
), charged AS (
    SELECT m.account_id, m.asked_at, COUNT(*) AS failed
    FROM moments m
    JOIN payments p
        ON p.account_id = m.account_id
        AND p.tried_at >= m.asked_at - INTERVAL 30 DAY
        AND p.tried_at < m.asked_at
        AND NOT p.succeeded
    GROUP BY m.account_id, m.asked_at
)
SELECT
    m.account_id,
    m.asked_at,
    m.cancelled,
    COALESCE(h.tickets, 0) AS tickets,
    h.mean_rating,
    COALESCE(c.failed, 0) AS failed
FROM moments m
LEFT JOIN helped h ON h.account_id = m.account_id AND h.asked_at = m.asked_at
LEFT JOIN charged c ON c.account_id = m.account_id AND c.asked_at = m.asked_at
