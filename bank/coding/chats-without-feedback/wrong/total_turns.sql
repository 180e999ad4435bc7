-- ratings without an account: adds the turns of all chats instead of asking for one long chat
SELECT a.account_id, a.plan
FROM accounts a
WHERE (SELECT SUM(c.turns) FROM chats c WHERE c.account_id = a.account_id) >= 3
  AND NOT EXISTS (
      SELECT * FROM feedback f
      WHERE f.account_id = a.account_id AND f.given_on >= DATE '2026-05-01'
  )
