-- users in several variants: counts mixed users in each variant as if they were clean
WITH seen AS (SELECT DISTINCT user_id, variant FROM exposures WHERE user_id IS NOT NULL),
counted AS (SELECT user_id, variant, COUNT(*) OVER (PARTITION BY user_id) AS n FROM seen),
split AS (
    SELECT p.variant, p.share, COUNT(c.user_id) AS users, COUNT(*) FILTER (WHERE c.n > 1) AS mixed
    FROM plan p LEFT JOIN counted c ON c.variant = p.variant GROUP BY p.variant, p.share
), compared AS (SELECT *, share * SUM(users) OVER () AS expected FROM split)
SELECT variant, users, mixed, expected, power(users - expected, 2) / expected FROM compared
