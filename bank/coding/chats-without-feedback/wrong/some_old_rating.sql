-- ratings around the first of May: keeps an account for an old rating although it has a recent one too
SELECT DISTINCT a.account_id, a.plan
FROM accounts a
JOIN chats c ON c.account_id = a.account_id AND c.turns >= 3
LEFT JOIN feedback f ON f.account_id = a.account_id
WHERE f.feedback_id IS NULL OR f.given_on < DATE '2026-05-01'
