CREATE TABLE moments (
    account_id INTEGER NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    cancelled BOOLEAN NOT NULL,
    PRIMARY KEY (account_id, asked_at)
);
CREATE TABLE tickets (
    ticket_id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    rating INTEGER,
    rated_at TIMESTAMP
);
CREATE TABLE payments (
    payment_id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    tried_at TIMESTAMP NOT NULL,
    succeeded BOOLEAN NOT NULL
);
