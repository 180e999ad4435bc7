-- a variant that nobody saw: takes all exposures without a login for one user
WITH seen AS (SELECT DISTINCT COALESCE(user_id, 0) AS user_id, variant FROM exposures),
counted AS (SELECT user_id, variant, COUNT(*) OVER (PARTITION BY user_id) AS n FROM seen),
split AS (
    SELECT p.variant, p.share, COUNT(*) FILTER (WHERE c.n = 1) AS users,
        COUNT(*) FILTER (WHERE c.n > 1) AS mixed
    FROM plan p LEFT JOIN counted c ON c.variant = p.variant GROUP BY p.variant, p.share
), compared AS (SELECT *, share * SUM(users) OVER () AS expected FROM split)
SELECT variant, users, mixed, expected, power(users - expected, 2) / expected FROM compared
