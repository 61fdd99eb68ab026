-- Answers that go later.

-- An answer to a customer that is written and goes at its time. It is no entry before it goes: until then nobody has
-- been answered, and the ticket is held as if nothing were written.
CREATE TABLE scheduled (
    id          {id},
    ticket_id   BIGINT NOT NULL REFERENCES ticket (id),
    staff_id    BIGINT NOT NULL REFERENCES staff (id), -- who wrote it, and in whose name it goes
    text        TEXT NOT NULL,
    html        TEXT,                                  -- sanitised
    recipients  {json} NOT NULL,                       -- [{"name", "address"}]
    copies      {json} NOT NULL,                       -- likewise, Cc
    blind       {json} NOT NULL,                       -- likewise, Bcc
    then_do     TEXT NOT NULL,                         -- what becomes of the ticket when it has gone: stay, wait, solve
    seen        BIGINT,                                -- the newest entry that was known to whoever decided on the time
    made_at     {moment} NOT NULL,
    due_at      {moment} NOT NULL,
    state       TEXT NOT NULL,                         -- waiting, held, sent, withdrawn
    why         TEXT,                                  -- of held: news, author, refused
    entry_id    BIGINT REFERENCES entry (id)           -- what it became
);
CREATE INDEX scheduled_open ON scheduled (ticket_id) WHERE state IN ('waiting', 'held');

-- A file that goes with it.
CREATE TABLE scheduled_file (
    id            {id},
    scheduled_id  BIGINT NOT NULL REFERENCES scheduled (id),
    name          TEXT NOT NULL,
    media_type    TEXT NOT NULL,
    size          BIGINT NOT NULL,                     -- bytes
    blob          TEXT NOT NULL,                       -- sha256
    content_id    TEXT,                                -- by which the HTML names it
    inline        BOOLEAN NOT NULL
);
CREATE INDEX scheduled_file_of ON scheduled_file (scheduled_id);
