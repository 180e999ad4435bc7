-- Pairs of real descendants, made distinct after the recursion; the class itself is added.
WITH RECURSIVE below AS (
    SELECT parent_id AS class_id, class_id AS part_id, 1 AS steps FROM is_a
    UNION
    SELECT b.class_id, i.class_id, b.steps + 1 FROM below b JOIN is_a i ON i.parent_id = b.part_id
), pairs AS (
    SELECT DISTINCT class_id, part_id FROM below
)
SELECT c.class_id, c.name,
    1 + (SELECT COUNT(*) FROM pairs p WHERE p.class_id = c.class_id),
    (
        SELECT COUNT(*) FROM images m
        WHERE m.class_id = c.class_id
           OR m.class_id IN (SELECT p.part_id FROM pairs p WHERE p.class_id = c.class_id)
    )
FROM classes c
