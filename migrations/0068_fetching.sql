-- Mailboxes that stand on another server, from which mails are fetched by IMAP.

-- Where the mails of a mailbox are fetched, as an administrator said.
CREATE TABLE fetching (
    mailbox_id  BIGINT PRIMARY KEY REFERENCES mailbox (id),
    host        TEXT NOT NULL,
    port        BIGINT NOT NULL,
    security    TEXT NOT NULL,               -- wrapped (TLS from the first byte), required (STARTTLS), none
    username    TEXT NOT NULL,
    sealed      {bytes} NOT NULL,            -- the password, sealed with the desk's keys
    folder      TEXT NOT NULL,               -- as people write it: INBOX
    afterwards  TEXT NOT NULL,               -- what becomes of a mail there that is kept here: leave, move, delete
    move_to     TEXT NOT NULL,               -- the folder for what is moved; '' when nothing is
    since       {moment},                    -- mails that came there before are not fetched; NULL: all are
    changed_at  {moment} NOT NULL
);

-- How far that is. The position is what the server numbers, never whether a mail was read there.
CREATE TABLE fetched (
    mailbox_id     BIGINT PRIMARY KEY REFERENCES mailbox (id),
    uid_validity   BIGINT,                   -- while the server says the same, its numbers mean the same mails
    uid_seen       BIGINT NOT NULL,          -- every mail up to this number is kept here, or was not to be
    dated_until    BIGINT NOT NULL,          -- up to this number mails were there when we began: their day decides
    looked_at      {moment},                 -- when everything there was last known to be here
    failing_since  {moment},
    trouble        TEXT,                     -- what is the matter, in one of our words
    said           TEXT NOT NULL,            -- the other side's words about it
    node           TEXT,                     -- the process that fetches, where several share the database
    held_until     {moment}                  -- unless it says otherwise before, another one may from then on
);
