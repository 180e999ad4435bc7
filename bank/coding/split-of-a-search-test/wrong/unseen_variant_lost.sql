-- a variant that nobody saw: starts from the exposures, so a variant without users is missing
WITH seen AS (SELECT DISTINCT user_id, variant FROM exposures WHERE user_id IS NOT NULL),
counted AS (SELECT user_id, variant, COUNT(*) OVER (PARTITION BY user_id) AS n FROM seen),
split AS (
    SELECT p.variant, p.share, COUNT(*) FILTER (WHERE c.n = 1) AS users,
        COUNT(*) FILTER (WHERE c.n > 1) AS mixed
    FROM plan p JOIN counted c ON c.variant = p.variant GROUP BY p.variant, p.share
), compared AS (SELECT *, share * SUM(users) OVER () AS expected FROM split)
SELECT variant, users, mixed, expected, power(users - expected, 2) / expected FROM compared
