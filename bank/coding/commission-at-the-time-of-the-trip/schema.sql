CREATE TABLE trips (
    trip_id INTEGER PRIMARY KEY,
    driver_id INTEGER NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    fare_cents INTEGER NOT NULL
);
CREATE TABLE commissions (
    driver_id INTEGER NOT NULL,
    valid_from TIMESTAMP NOT NULL,
    valid_to TIMESTAMP,
    percent INTEGER NOT NULL,
    PRIMARY KEY (driver_id, valid_from)
);
