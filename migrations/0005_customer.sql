-- Who is served.

-- A company whose people are served: they may join each other's tickets.
CREATE TABLE organisation (
    id       {id},
    name     TEXT NOT NULL,
    domain   TEXT UNIQUE,                    -- mail from it belongs here; NULL when it has none of its own
    made_at  {moment} NOT NULL
);

-- A person who is served.
CREATE TABLE customer (
    id               {id},
    name             TEXT NOT NULL,          -- as last written by the person, or by staff
    organisation_id  BIGINT REFERENCES organisation (id),
    language         TEXT,                   -- in which to write to them; NULL when not known
    remark           TEXT NOT NULL DEFAULT '', -- what every colleague should know
    made_at          {moment} NOT NULL
);

-- An address, phone or account by which a customer is known. Entries and tickets point here, and
-- only this points to the customer, so merging two customers moves identities and nothing else.
CREATE TABLE identity (
    id           {id},
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    kind         TEXT NOT NULL,              -- mail, phone, name
    value        TEXT NOT NULL,              -- as written
    value_key    TEXT NOT NULL,              -- as compared
    made_at      {moment} NOT NULL,
    UNIQUE (kind, value_key)
);
CREATE INDEX identity_customer ON identity (customer_id);
