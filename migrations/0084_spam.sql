-- What is no customer's mail.

-- A mail judged spam: kept as every mail (its arrival has the state spam), on no ticket. People look through these.
CREATE TABLE spam (
    arrival_id  BIGINT PRIMARY KEY REFERENCES arrival (id),
    address     TEXT NOT NULL,               -- of whoever wrote it, lower case; '' when nobody is named
    name        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    words       TEXT NOT NULL,               -- the first ones
    reasons     {json} NOT NULL,             -- why it lies here: a word of ours each, and what it is about
    came_at     {moment} NOT NULL,           -- as its arrival was kept
    put_at      {moment} NOT NULL,           -- since when it lies here
    ticket_id   BIGINT REFERENCES ticket (id), -- on which it stood until a colleague marked it; NULL: on none
    marked_by   BIGINT REFERENCES staff (id)
);
CREATE INDEX spam_came ON spam (came_at, arrival_id);
CREATE INDEX spam_put ON spam (put_at, arrival_id);
CREATE INDEX spam_address ON spam (address);

-- Senders whose mails are always spam, and those whose mails never are.
CREATE TABLE listed_sender (
    value     TEXT PRIMARY KEY,              -- an address, or a domain with all beneath it; lower case
    wanted    BOOLEAN NOT NULL,              -- TRUE: never spam
    staff_id  BIGINT REFERENCES staff (id),  -- who said so
    made_at   {moment} NOT NULL
);

-- What makes a mail spam here, by the company's own rules.
CREATE TABLE spam_rule (
    id       {id},
    name     TEXT NOT NULL,                  -- told as the reason
    kind     TEXT NOT NULL,                  -- address, domain, words, header
    field    TEXT NOT NULL,                  -- of which header, lower case; '' for other kinds
    value    TEXT NOT NULL,                  -- as typed; several stand between commas
    made_at  {moment} NOT NULL
);

ALTER TABLE mailbox ADD COLUMN filtered BOOLEAN NOT NULL DEFAULT FALSE; -- the server before it marks spam, and that counts
ALTER TABLE arrival ADD COLUMN cleared_at {moment}; -- since when somebody has said that it is no spam
