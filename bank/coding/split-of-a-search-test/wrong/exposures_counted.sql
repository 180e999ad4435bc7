-- users in several variants: counts exposures as variants, so people who search twice are mixed
WITH counted AS (
    SELECT user_id, variant, COUNT(*) OVER (PARTITION BY user_id) AS n
    FROM exposures WHERE user_id IS NOT NULL
), split AS (
    SELECT p.variant, p.share, COUNT(DISTINCT CASE WHEN c.n = 1 THEN c.user_id END) AS users,
        COUNT(DISTINCT CASE WHEN c.n > 1 THEN c.user_id END) AS mixed
    FROM plan p LEFT JOIN counted c ON c.variant = p.variant GROUP BY p.variant, p.share
), compared AS (SELECT *, share * SUM(users) OVER () AS expected FROM split)
SELECT variant, users, mixed, expected, power(users - expected, 2) / expected FROM compared
