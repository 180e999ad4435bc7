CREATE TABLE users (
    user_id INTEGER PRIMARY KEY,
    channel VARCHAR NOT NULL
);
CREATE TABLE events (
    event_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    step VARCHAR NOT NULL,
    happened_at TIMESTAMP NOT NULL
);
