CREATE TABLE classes (
    class_id INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL
);
CREATE TABLE is_a (
    class_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL,
    PRIMARY KEY (class_id, parent_id)
);
CREATE TABLE images (
    image_id INTEGER PRIMARY KEY,
    class_id INTEGER NOT NULL
);
