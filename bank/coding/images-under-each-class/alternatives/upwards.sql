-- From each class up to all that cover it; distinct counts at the end.
WITH RECURSIVE up AS (
    SELECT class_id AS part_id, class_id FROM classes
    UNION
    SELECT u.part_id, i.parent_id FROM up u JOIN is_a i ON i.class_id = u.class_id
)
SELECT c.class_id, c.name, COUNT(DISTINCT u.part_id), COUNT(DISTINCT m.image_id)
FROM classes c
JOIN up u ON u.class_id = c.class_id
LEFT JOIN images m ON m.class_id = u.part_id
GROUP BY c.class_id, c.name
