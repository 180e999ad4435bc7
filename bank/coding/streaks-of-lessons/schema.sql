CREATE TABLE lessons (
    lesson_id INTEGER PRIMARY KEY,
    learner_id INTEGER NOT NULL,
    finished_at TIMESTAMP NOT NULL
);
