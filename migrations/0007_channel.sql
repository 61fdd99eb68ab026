-- How words come in and go out.

-- An address at which customers reach the company.
CREATE TABLE mailbox (
    id             {id},
    address        TEXT NOT NULL,
    address_key    TEXT NOT NULL UNIQUE,     -- lower case
    name           TEXT NOT NULL,            -- shown as the sender
    department_id  BIGINT NOT NULL REFERENCES department (id),
    made_at        {moment} NOT NULL,
    closed_at      {moment}
);

-- A mail as it came. Committed before the sender is told that we have it.
CREATE TABLE arrival (
    id             {id},
    arrival_key    {bytes} NOT NULL UNIQUE,  -- sha256 without trace headers: the same mail over two ways is one
    blob           TEXT NOT NULL,            -- the raw mail
    size           BIGINT NOT NULL,
    mailbox_id     BIGINT NOT NULL REFERENCES mailbox (id), -- the first it came to; all are in arrival_mailbox
    via            TEXT NOT NULL,            -- smtp, http, command
    envelope_from  TEXT,                     -- NULL for <>
    envelope_to    {json} NOT NULL,          -- recipients as given: one may be a signed reply address
    kept_at        {moment} NOT NULL,
    state          TEXT NOT NULL,            -- kept, understood, problem
    problem        TEXT,                     -- why it is not understood; the owner sees it
    verdict        TEXT,                     -- human, auto, bounce, list, loop
    entry_id       BIGINT REFERENCES entry (id),
    understood_at  {moment}
);
CREATE INDEX arrival_state ON arrival (state, id) WHERE state <> 'understood';
CREATE INDEX arrival_entry ON arrival (entry_id);

-- The same mail to several of our mailboxes is one arrival; this says to which.
CREATE TABLE arrival_mailbox (
    arrival_id  BIGINT NOT NULL REFERENCES arrival (id),
    mailbox_id  BIGINT NOT NULL REFERENCES mailbox (id),
    PRIMARY KEY (arrival_id, mailbox_id)
);

-- A mail on a timeline, in or out.
CREATE TABLE mail (
    entry_id    BIGINT PRIMARY KEY REFERENCES entry (id),
    mailbox_id  BIGINT NOT NULL REFERENCES mailbox (id),
    message_id  TEXT,                        -- without angle brackets; of ours, minted at writing
    digest      {bytes},                     -- sha256 of the decoded parts; NULL for ours
    again       BOOLEAN NOT NULL             -- came with the Message-ID of a mail with other content
);
-- Two copies taken in at the same moment meet here: the second finds the first and becomes its copy.
CREATE UNIQUE INDEX mail_once ON mail (message_id, digest);
CREATE INDEX mail_digest ON mail (digest);

-- Every Message-ID an entry's mail named: its own and those it refers to, also of mails never seen.
CREATE TABLE mail_reference (
    reference  TEXT NOT NULL,
    entry_id   BIGINT NOT NULL REFERENCES entry (id),
    PRIMARY KEY (reference, entry_id)
);
