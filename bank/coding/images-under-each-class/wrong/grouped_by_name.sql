-- several parents: groups by name, which two classes may share
WITH RECURSIVE covered AS (
    SELECT class_id, class_id AS part_id FROM classes
    UNION
    SELECT c.class_id, i.class_id FROM covered c JOIN is_a i ON i.parent_id = c.part_id
), counted AS (SELECT class_id, COUNT(*) AS images FROM images GROUP BY class_id)
SELECT MIN(k.class_id), k.name, COUNT(*), COALESCE(SUM(n.images), 0)
FROM classes k
JOIN covered c ON c.class_id = k.class_id
LEFT JOIN counted n ON n.class_id = c.part_id
GROUP BY k.name
