-- Users with their number of variants, joined back to the exposures.
WITH spread AS (
    SELECT user_id, COUNT(DISTINCT variant) AS n FROM exposures
    WHERE user_id IS NOT NULL GROUP BY user_id
), per_variant AS (
    SELECT e.variant,
        COUNT(DISTINCT CASE WHEN s.n = 1 THEN e.user_id END) AS users,
        COUNT(DISTINCT CASE WHEN s.n >= 2 THEN e.user_id END) AS mixed
    FROM exposures e JOIN spread s ON s.user_id = e.user_id
    GROUP BY e.variant
), total AS (
    SELECT COUNT(*) AS n FROM spread WHERE n = 1
)
SELECT p.variant, COALESCE(v.users, 0), COALESCE(v.mixed, 0), p.share * t.n,
    (COALESCE(v.users, 0) - p.share * t.n) ** 2 / (p.share * t.n)
FROM plan p
CROSS JOIN total t
LEFT JOIN per_variant v ON v.variant = p.variant
