CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    benchmark VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    accuracy DOUBLE
);
