CREATE TABLE users (
    user_id INTEGER PRIMARY KEY,
    signed_up_on DATE NOT NULL
);
CREATE TABLE exercises (
    exercise_id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    done_on DATE NOT NULL
);
