WITH RECURSIVE covered(class_id, name, part_id) AS (
    SELECT class_id, name, class_id
    FROM classes
    UNION
    SELECT c.class_id, c.name, i.class_id
    FROM covered c
    JOIN is_a i ON i.parent_id = c.part_id
), counted AS (
    SELECT class_id, COUNT(*) AS images
    FROM images
    GROUP BY class_id
)
SELECT
    c.class_id,
    c.name,
    COUNT(*) AS classes,
    COALESCE(SUM(n.images), 0) AS images
FROM covered c
LEFT JOIN counted n ON n.class_id = c.part_id
GROUP BY c.class_id, c.name
