CREATE TABLE calls (
    call_id INTEGER PRIMARY KEY,
    endpoint VARCHAR NOT NULL,
    latency_ms INTEGER
);
