-- Notices on devices.

-- A browser on a device, to be told also while no page is open.
CREATE TABLE push_subscription (
    id        {id},
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    endpoint  TEXT NOT NULL UNIQUE,          -- where its push service takes messages
    browser   {bytes} NOT NULL,              -- its public key, an uncompressed point of P-256
    auth      {bytes} NOT NULL,              -- its secret
    device    TEXT NOT NULL,                 -- what the browser called itself
    made_at   {moment} NOT NULL
);
CREATE INDEX push_subscription_staff ON push_subscription (staff_id, made_at);
-- Whether whoever leads was told of a ticket already.
CREATE INDEX notice_about ON notice (about, kind, at);
