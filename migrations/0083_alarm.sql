-- Mailboxes with which something is the matter: told once to whoever answers for them, and gone when mail flows again.
CREATE TABLE mailbox_alarm (
    mailbox_id  BIGINT PRIMARY KEY REFERENCES mailbox (id),
    alarm       TEXT NOT NULL,               -- silent, failing, refusing
    since       {moment} NOT NULL,           -- since when it is so
    raised_at   {moment} NOT NULL            -- when that was told
);
