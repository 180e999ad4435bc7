WITH seen AS (
    SELECT DISTINCT user_id, variant
    FROM exposures
    WHERE user_id IS NOT NULL
), counted AS (
    SELECT variant, COUNT(*) OVER (PARTITION BY user_id) AS variants
    FROM seen
), split AS (
    SELECT
        p.variant,
        p.share,
        COUNT(*) FILTER (WHERE c.variants = 1) AS users,
        COUNT(*) FILTER (WHERE c.variants > 1) AS mixed
    FROM plan p
    LEFT JOIN counted c ON c.variant = p.variant
    GROUP BY p.variant, p.share
), compared AS (
    SELECT variant, users, mixed, share * SUM(users) OVER () AS expected
    FROM split
)
SELECT variant, users, mixed, expected, power(users - expected, 2) / expected AS contribution
FROM compared
