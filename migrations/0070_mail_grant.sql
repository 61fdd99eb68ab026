-- What a vendor granted for an account, where somebody signed in as its user and consented: kept once, for both ways
-- of every mailbox that uses the account.
CREATE TABLE mail_grant (
    vendor        TEXT NOT NULL,             -- google, microsoft
    account       TEXT NOT NULL,             -- as whom one signs in, lower case
    sealed        {bytes} NOT NULL,          -- the refresh token, sealed with the desk's keys
    scope         TEXT NOT NULL,             -- for what was asked when it was given
    hosts         TEXT NOT NULL,             -- the servers that were set then, apart by spaces: beside the vendor's
                                             -- own, nobody else is ever shown a token
    access        {bytes},                   -- the access token, sealed; NULL: there is none
    access_until  {moment},                  -- until when it is good
    given_at      {moment} NOT NULL,
    ended_at      {moment},                  -- since when the vendor gives no token for it any more
    said          TEXT NOT NULL,             -- its words about that
    PRIMARY KEY (vendor, account)
);

-- What was kept with one way moves there. Until now nobody was asked whether we may send.
INSERT INTO mail_grant (vendor, account, sealed, scope, hosts, given_at, said)
SELECT vendor, lower(username), sealed,
       CASE vendor WHEN 'google' THEN 'https://mail.google.com/'
                   ELSE 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access' END,
       host, changed_at, ''
FROM fetching WHERE vendor IS NOT NULL AND length(sealed) > 0 ORDER BY mailbox_id
ON CONFLICT (vendor, account) DO NOTHING;

-- With whose token one signs in; NULL: with the password, or not at all.
ALTER TABLE relay ADD COLUMN vendor TEXT;
