-- What is to be done, and who is doing it.

-- Durable jobs. A job is written in the transaction of the deed that causes it, so it exists
-- exactly when the deed does.
CREATE TABLE job (
    id          {id},
    kind        TEXT NOT NULL,               -- names the reaction or errand that does it
    payload     {json} NOT NULL,             -- what it needs to know; ids and moments, never secrets
    run_at      {moment} NOT NULL,           -- not before this
    attempts    BIGINT NOT NULL DEFAULT 0,   -- raised by every claim: the fencing token of whoever claimed it
    unique_key  TEXT,                        -- while such a job waits, another with this key is not added; a claim takes it off
    node        TEXT,                        -- who has claimed it; NULL when nobody
    buried_at   {moment},                    -- given up; kept to be seen and dug out
    error       TEXT,                        -- why the last attempt failed
    made_at     {moment} NOT NULL
);
CREATE INDEX job_due ON job (run_at, id) WHERE buried_at IS NULL AND node IS NULL;
CREATE INDEX job_buried ON job (buried_at) WHERE buried_at IS NOT NULL;
CREATE INDEX job_claimed ON job (node) WHERE node IS NOT NULL;
CREATE UNIQUE INDEX job_unique ON job (unique_key) WHERE buried_at IS NULL;

-- Running processes. One that has not been heard for ten seconds holds nothing any more.
CREATE TABLE node (
    id       TEXT PRIMARY KEY,
    beat_at  {moment} NOT NULL
);

-- What happens regularly: moved on by compare-and-set, so in one process per turn.
CREATE TABLE cron (
    name     TEXT PRIMARY KEY,
    next_at  {moment} NOT NULL
);
