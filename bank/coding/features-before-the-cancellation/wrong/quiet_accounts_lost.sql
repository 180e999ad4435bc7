-- several moments of an account: inner joins lose accounts without tickets or failed attempts
WITH helped AS (
    SELECT m.account_id, m.asked_at, COUNT(*) AS n,
        AVG(CASE WHEN t.rated_at < m.asked_at THEN t.rating END) AS mean_rating
    FROM moments m JOIN tickets t ON t.account_id = m.account_id
        AND t.opened_at >= m.asked_at - INTERVAL 30 DAY AND t.opened_at < m.asked_at
    GROUP BY 1, 2
), charged AS (
    SELECT m.account_id, m.asked_at, COUNT(*) AS failed
    FROM moments m JOIN payments p ON p.account_id = m.account_id AND NOT p.succeeded
        AND p.tried_at >= m.asked_at - INTERVAL 30 DAY AND p.tried_at < m.asked_at
    GROUP BY 1, 2
)
SELECT account_id, asked_at, cancelled, n, mean_rating, failed
FROM moments JOIN helped USING (account_id, asked_at) JOIN charged USING (account_id, asked_at)
