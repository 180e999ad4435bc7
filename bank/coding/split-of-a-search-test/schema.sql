CREATE TABLE plan (
    variant VARCHAR PRIMARY KEY,
    share DOUBLE NOT NULL
);
CREATE TABLE exposures (
    exposure_id INTEGER PRIMARY KEY,
    user_id INTEGER,
    variant VARCHAR NOT NULL,
    shown_at TIMESTAMP NOT NULL
);
