CREATE TABLE assignments (
    user_id INTEGER PRIMARY KEY,
    variant VARCHAR NOT NULL,
    assigned_at TIMESTAMP NOT NULL
);
CREATE TABLE orders (
    order_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    ordered_at TIMESTAMP NOT NULL
);
