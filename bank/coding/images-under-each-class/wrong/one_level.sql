-- chains and empty classes: goes down one level only
WITH covered AS (
    SELECT class_id, class_id AS part_id FROM classes
    UNION
    SELECT parent_id, class_id FROM is_a
), counted AS (SELECT class_id, COUNT(*) AS images FROM images GROUP BY class_id)
SELECT k.class_id, k.name, COUNT(*), COALESCE(SUM(n.images), 0)
FROM classes k
JOIN covered c ON c.class_id = k.class_id
LEFT JOIN counted n ON n.class_id = c.part_id
GROUP BY k.class_id, k.name
