CREATE TABLE requests (
    request_id INTEGER PRIMARY KEY,
    template VARCHAR NOT NULL,
    tokens INTEGER NOT NULL
);
