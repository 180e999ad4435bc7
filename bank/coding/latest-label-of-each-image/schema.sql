CREATE TABLE label_events (
    image_id INTEGER NOT NULL,
    label VARCHAR,
    saved_at TIMESTAMP NOT NULL,
    revision INTEGER
);
