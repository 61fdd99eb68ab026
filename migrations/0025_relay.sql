-- By which server the mails of a mailbox leave, when not by the one the desk was started with.
CREATE TABLE relay (
    mailbox_id  BIGINT PRIMARY KEY REFERENCES mailbox (id),
    host        TEXT NOT NULL,
    port        BIGINT NOT NULL,
    security    TEXT NOT NULL,               -- wrapped (TLS from the first byte), required (STARTTLS), none
    username    TEXT NOT NULL,               -- '' when the server asks for none
    sealed      {bytes},                     -- the password, sealed with the desk's keys
    changed_at  {moment} NOT NULL
);
