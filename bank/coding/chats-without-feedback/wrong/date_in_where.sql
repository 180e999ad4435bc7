-- ratings around the first of May: tests any rating at all, so accounts with an old one are lost
SELECT DISTINCT a.account_id, a.plan
FROM accounts a
JOIN chats c ON c.account_id = a.account_id AND c.turns >= 3
LEFT JOIN feedback f ON f.account_id = a.account_id
WHERE f.feedback_id IS NULL
