-- chains and empty classes: begins with the links, so a class does not cover itself and leaves have nothing
WITH RECURSIVE below AS (
    SELECT parent_id AS class_id, class_id AS part_id FROM is_a
    UNION
    SELECT b.class_id, i.class_id FROM below b JOIN is_a i ON i.parent_id = b.part_id
), counted AS (SELECT class_id, COUNT(*) AS images FROM images GROUP BY class_id)
SELECT k.class_id, k.name, COUNT(b.part_id), COALESCE(SUM(n.images), 0)
FROM classes k
LEFT JOIN below b ON b.class_id = k.class_id
LEFT JOIN counted n ON n.class_id = b.part_id
GROUP BY k.class_id, k.name
