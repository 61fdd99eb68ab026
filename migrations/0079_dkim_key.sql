-- The keys with which the desk signs its mails (DKIM), where the server that carries them on does not. One to a domain:
-- a new one takes the place of the old, under another selector.
CREATE TABLE dkim_key (
    domain    TEXT PRIMARY KEY,              -- of From addresses, lower case
    selector  TEXT NOT NULL,                 -- where the public half is published: SELECTOR._domainkey.DOMAIN
    sealed    {bytes} NOT NULL,              -- the private half, sealed with the desk's keys
    public    TEXT NOT NULL,                 -- the public half, as it is published
    signs     BOOLEAN NOT NULL,              -- whether mails of this domain are signed with it now
    made_at   {moment} NOT NULL
);
