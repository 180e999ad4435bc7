-- several parents: UNION ALL counts a class once for each way to it
WITH RECURSIVE covered AS (
    SELECT class_id, name, class_id AS part_id FROM classes
    UNION ALL
    SELECT c.class_id, c.name, i.class_id FROM covered c JOIN is_a i ON i.parent_id = c.part_id
), counted AS (SELECT class_id, COUNT(*) AS images FROM images GROUP BY class_id)
SELECT c.class_id, c.name, COUNT(*), COALESCE(SUM(n.images), 0)
FROM covered c LEFT JOIN counted n ON n.class_id = c.part_id
GROUP BY c.class_id, c.name
