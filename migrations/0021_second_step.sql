-- Who needs a code beside the password, and what tokens may do.

-- Somebody's authenticator app (RFC 6238).
CREATE TABLE second_step (
    staff_id      BIGINT PRIMARY KEY REFERENCES staff (id),
    sealed        {bytes} NOT NULL,          -- the secret it shares with the app, sealed with the desk's keys
    made_at       {moment} NOT NULL,
    confirmed_at  {moment},                  -- NULL until a code has shown that the app has the secret; asked for from then on
    accepted      BIGINT NOT NULL            -- the last half minute whose code was accepted: none is accepted twice
);

-- Codes for the day on which the phone is gone; each works once.
CREATE TABLE recovery_code (
    id        {id},
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    digest    {bytes} NOT NULL,              -- sha256 of a random code
    used_at   {moment}
);
CREATE INDEX recovery_code_staff ON recovery_code (staff_id);

-- The company wants everybody to have a second step, and this one's owner has none yet: it opens the page
-- that sets one up, and nothing else.
ALTER TABLE session ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;

-- full: what its owner may do; read: what its owner may read.
ALTER TABLE api_token ADD COLUMN rights TEXT NOT NULL DEFAULT 'full';
-- When it ends by itself.
ALTER TABLE api_token ADD COLUMN ends_at {moment};
