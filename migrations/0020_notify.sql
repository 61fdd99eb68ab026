-- Who is told what.

-- What someone should know: a line behind their bell. While it is unread, more of the same on the same
-- ticket does not add a line but counts.
CREATE TABLE notice (
    id         {id},
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    kind       TEXT NOT NULL,                -- assigned, answered, noted …: notify::Kind
    about      BIGINT NOT NULL,              -- the ticket's number; 0 for what is about none
    entry_id   BIGINT REFERENCES entry (id), -- the first entry to look at
    args       {json} NOT NULL,              -- of the newest: {"who", "words"}
    times      BIGINT NOT NULL,
    shown      BOOLEAN NOT NULL,             -- behind the bell; else only mailed or pushed
    mail       TEXT NOT NULL,                -- now, digest, never: as its reader wanted it then
    made_at    {moment} NOT NULL,            -- the first
    at         {moment} NOT NULL,            -- the newest
    read_at    {moment},
    mailed_at  {moment},                     -- before `at`: something came since
    pushed_at  {moment}
);
CREATE UNIQUE INDEX notice_unread ON notice (staff_id, kind, about) WHERE read_at IS NULL;
CREATE INDEX notice_list ON notice (staff_id, at, id);
CREATE INDEX notice_digest ON notice (staff_id, at) WHERE read_at IS NULL AND mail = 'digest';
CREATE INDEX notice_age ON notice (at);

-- What someone wants to be told, by which way, and when not; who chose nothing has no row.
CREATE TABLE notice_preference (
    staff_id  BIGINT PRIMARY KEY REFERENCES staff (id),
    value     {json} NOT NULL
);
