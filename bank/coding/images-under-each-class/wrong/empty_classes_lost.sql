-- chains and empty classes: an inner join with the images loses classes without images
WITH RECURSIVE covered AS (
    SELECT class_id, class_id AS part_id FROM classes
    UNION
    SELECT c.class_id, i.class_id FROM covered c JOIN is_a i ON i.parent_id = c.part_id
)
SELECT k.class_id, k.name, COUNT(DISTINCT c.part_id), COUNT(m.image_id)
FROM classes k
JOIN covered c ON c.class_id = k.class_id
JOIN images m ON m.class_id = c.part_id
GROUP BY k.class_id, k.name
