-- users in several variants: expects equal shares instead of those of the plan
WITH seen AS (SELECT DISTINCT user_id, variant FROM exposures WHERE user_id IS NOT NULL),
counted AS (SELECT user_id, variant, COUNT(*) OVER (PARTITION BY user_id) AS n FROM seen),
split AS (
    SELECT p.variant, COUNT(*) FILTER (WHERE c.n = 1) AS users,
        COUNT(*) FILTER (WHERE c.n > 1) AS mixed
    FROM plan p LEFT JOIN counted c ON c.variant = p.variant GROUP BY p.variant
), compared AS (SELECT *, AVG(users) OVER () AS expected FROM split)
SELECT variant, users, mixed, expected, power(users - expected, 2) / expected FROM compared
