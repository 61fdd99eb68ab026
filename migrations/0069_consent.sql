-- Accounts into which one signs in with a vendor's token instead of a password (OAuth 2.0).

-- The company's own app at each vendor: as what it asks for consent.
CREATE TABLE mail_vendor (
    vendor         TEXT PRIMARY KEY,         -- google, microsoft
    client_id      TEXT NOT NULL,
    sealed         {bytes} NOT NULL,         -- the client's secret, sealed with the desk's keys
    authorize_url  TEXT NOT NULL,            -- where a person consents; national clouds have their own
    token_url      TEXT NOT NULL,            -- where tokens are given
    changed_at     {moment} NOT NULL
);

-- With whose token one signs in; NULL: with the password. What is sealed is then the refresh token, and empty
-- as long as nobody has consented.
ALTER TABLE fetching ADD COLUMN vendor TEXT;
