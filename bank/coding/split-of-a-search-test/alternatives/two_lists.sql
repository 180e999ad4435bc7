-- Lists of clean and mixed users, counted by subqueries.
WITH known AS (
    SELECT user_id, variant FROM exposures WHERE user_id IS NOT NULL
), clean AS (
    SELECT user_id, MIN(variant) AS variant FROM known GROUP BY user_id
    HAVING MIN(variant) = MAX(variant)
), result AS (
    SELECT p.variant,
        (SELECT COUNT(*) FROM clean c WHERE c.variant = p.variant) AS users,
        (
            SELECT COUNT(DISTINCT k.user_id) FROM known k
            WHERE k.variant = p.variant AND k.user_id NOT IN (SELECT user_id FROM clean)
        ) AS mixed,
        p.share * (SELECT COUNT(*) FROM clean) AS expected
    FROM plan p
)
SELECT *, (users - expected) * (users - expected) / expected FROM result
