-- What every feature stands on.

-- What the company has decided, by name; each value's shape is a type in the code.
CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    value  {json} NOT NULL
);

-- Keys for message authentication codes and for sealing secrets. Every code names its key, so a
-- retired key still proves what it signed. Wrapped by REPKA_SECRET or the data folder's secret.
CREATE TABLE mac_key (
    id          {id},
    sealed      {bytes} NOT NULL,
    made_at     {moment} NOT NULL,
    retired_at  {moment}
);

-- Everything that ever happened, in order of the deeds. Append only: audit, reactions, webhooks
-- and the timeline's changes are read from here.
CREATE TABLE event (
    id          {id},
    at          {moment} NOT NULL,
    kind        TEXT NOT NULL,               -- "ticket.opened": the struct of that name in its feature
    version     BIGINT NOT NULL,             -- of the struct's shape
    actor       TEXT NOT NULL,               -- staff, customer or machine
    actor_id    BIGINT,                      -- staff or identity
    about       TEXT NOT NULL,               -- the noun it happened to: ticket, staff, mailbox …
    about_id    BIGINT NOT NULL,
    data        {json} NOT NULL
);
CREATE INDEX event_about ON event (about, about_id, id);
CREATE INDEX event_kind ON event (kind, id);

-- A program that repeats a POST with the same key gets the first answer again.
CREATE TABLE idempotency (
    scope       TEXT NOT NULL,               -- whose key: the token's id
    key         TEXT NOT NULL,
    request     {bytes} NOT NULL,            -- sha256 of method, path and body: the same key for another request is refused
    status      BIGINT,                      -- NULL while the first request is still running
    body        {bytes},
    made_at     {moment} NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_age ON idempotency (made_at);
