CREATE TABLE forecasts (
    store_id INTEGER NOT NULL,
    day DATE NOT NULL,
    error DOUBLE,
    PRIMARY KEY (store_id, day)
);
