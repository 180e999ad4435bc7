-- Left join with the recent ratings, keeping accounts without a match.
SELECT DISTINCT a.account_id, a.plan
FROM accounts a
JOIN chats c ON c.account_id = a.account_id AND c.turns >= 3
LEFT JOIN feedback f ON f.account_id = a.account_id AND f.given_on >= DATE '2026-05-01'
WHERE f.feedback_id IS NULL
