SELECT a.account_id, a.plan
FROM accounts a
WHERE EXISTS (
    SELECT *
    FROM chats c
    WHERE c.account_id = a.account_id
      AND c.turns >= 3
)
AND NOT EXISTS (
    SELECT *
    FROM feedback f
    WHERE f.account_id = a.account_id
      AND f.given_on >= DATE '2026-05-01'
)
