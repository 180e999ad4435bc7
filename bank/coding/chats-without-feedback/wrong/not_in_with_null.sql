-- ratings without an account: NOT IN a list with a NULL is never true
SELECT a.account_id, a.plan
FROM accounts a
WHERE a.account_id IN (SELECT account_id FROM chats WHERE turns >= 3)
  AND a.account_id NOT IN (
      SELECT account_id FROM feedback WHERE given_on >= DATE '2026-05-01'
  )
