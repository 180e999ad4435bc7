CREATE TABLE accounts (
    account_id INTEGER PRIMARY KEY,
    plan VARCHAR NOT NULL
);
CREATE TABLE chats (
    chat_id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    turns INTEGER NOT NULL
);
CREATE TABLE feedback (
    feedback_id INTEGER PRIMARY KEY,
    account_id INTEGER,
    rating INTEGER NOT NULL,
    given_on DATE NOT NULL
);
