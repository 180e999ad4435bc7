-- Aggregates per account: the longest chat and the day of the last rating.
WITH longest AS (
    SELECT account_id, MAX(turns) AS turns FROM chats GROUP BY account_id
), last_rating AS (
    SELECT account_id, MAX(given_on) AS given_on FROM feedback GROUP BY account_id
)
SELECT a.account_id, a.plan
FROM accounts a
JOIN longest l ON l.account_id = a.account_id
LEFT JOIN last_rating r ON r.account_id = a.account_id
WHERE l.turns > 2 AND COALESCE(r.given_on, DATE '1970-01-01') < DATE '2026-05-01'
