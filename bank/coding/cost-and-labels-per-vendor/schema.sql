CREATE TABLE vendors (
    vendor_id INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL
);
CREATE TABLE batches (
    batch_id INTEGER PRIMARY KEY,
    vendor_id INTEGER NOT NULL,
    cost_cents INTEGER NOT NULL
);
CREATE TABLE labels (
    label_id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL,
    status VARCHAR
);
