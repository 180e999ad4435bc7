CREATE TABLE readings (
    truck_id INTEGER NOT NULL,
    read_at TIMESTAMP NOT NULL,
    celsius DOUBLE,
    PRIMARY KEY (truck_id, read_at)
);
