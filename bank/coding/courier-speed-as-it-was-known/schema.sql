CREATE TABLE orders (
    order_id INTEGER PRIMARY KEY,
    courier_id INTEGER NOT NULL,
    accepted_at TIMESTAMP NOT NULL
);
CREATE TABLE speeds (
    courier_id INTEGER NOT NULL,
    computed_at TIMESTAMP NOT NULL,
    written_at TIMESTAMP NOT NULL,
    kmh DOUBLE,
    PRIMARY KEY (courier_id, computed_at, written_at)
);
