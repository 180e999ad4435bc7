-- several parents: joins single images before counting classes, so a class counts once for each image
WITH RECURSIVE covered AS (
    SELECT class_id, class_id AS part_id FROM classes
    UNION
    SELECT c.class_id, i.class_id FROM covered c JOIN is_a i ON i.parent_id = c.part_id
)
SELECT k.class_id, k.name, COUNT(*), COUNT(m.image_id)
FROM classes k
JOIN covered c ON c.class_id = k.class_id
LEFT JOIN images m ON m.class_id = c.part_id
GROUP BY k.class_id, k.name
