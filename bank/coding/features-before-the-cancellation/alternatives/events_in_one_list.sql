-- Tickets and failed attempts stacked into one list of events, then one join and one aggregate.
WITH events AS (
    SELECT account_id, opened_at AS at, 1 AS ticket, rating, rated_at, 0 AS failed FROM tickets
    UNION ALL
    SELECT account_id, tried_at, 0, NULL, NULL, 1 FROM payments WHERE NOT succeeded
)
SELECT m.account_id, m.asked_at, m.cancelled,
    COALESCE(SUM(e.ticket), 0) AS tickets,
    AVG(e.rating) FILTER (WHERE e.rated_at < m.asked_at) AS mean_rating,
    COALESCE(SUM(e.failed), 0) AS failed
FROM moments m
LEFT JOIN events e
    ON e.account_id = m.account_id
    AND e.at < m.asked_at
    AND e.at >= m.asked_at - INTERVAL 30 DAY
GROUP BY m.account_id, m.asked_at, m.cancelled
