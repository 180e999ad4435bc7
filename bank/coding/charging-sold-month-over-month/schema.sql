CREATE TABLE charges (
    charge_id INTEGER PRIMARY KEY,
    network VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    kwh INTEGER NOT NULL
);
