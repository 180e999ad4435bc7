CREATE TABLE taps (
    tap_id INTEGER PRIMARY KEY,
    visitor_id INTEGER NOT NULL,
    tapped_at TIMESTAMP NOT NULL
);
