CREATE TABLE lines (
    line_id INTEGER PRIMARY KEY,
    basket_id INTEGER NOT NULL,
    product VARCHAR NOT NULL
);
