-- Which mails of a folder on another server are here, one by one: to compare with what is there, to know them when
-- the server numbers them anew, and to move or delete later what it refused to.

-- A mail of that folder, and what it is here. Gone with the place it was fetched from.
CREATE TABLE fetched_mail (
    mailbox_id    BIGINT NOT NULL REFERENCES mailbox (id),
    uid_validity  BIGINT NOT NULL,
    uid           BIGINT NOT NULL,
    arrival_id    BIGINT NOT NULL REFERENCES arrival (id),
    size          BIGINT NOT NULL,           -- bytes, as the server says
    came_at       {moment},                  -- when it came there, as the server says
    named         {bytes},                   -- sha256 of its Message-ID; NULL when it has none
    owed_at       {moment},                  -- it is not moved or deleted there yet: when that is tried again
    tries         BIGINT NOT NULL,           -- how often the server refused that
    PRIMARY KEY (mailbox_id, uid_validity, uid)
);
CREATE INDEX fetched_mail_named ON fetched_mail (mailbox_id, named);
CREATE INDEX fetched_mail_owed ON fetched_mail (mailbox_id, owed_at) WHERE owed_at IS NOT NULL;
CREATE INDEX fetched_mail_arrival ON fetched_mail (arrival_id);

-- The folder there compared with what is here: every night, and when somebody asks for it.
CREATE TABLE comparison (
    id          {id},
    mailbox_id  BIGINT NOT NULL REFERENCES mailbox (id),
    asked_at    {moment} NOT NULL,
    ended_at    {moment},                    -- NULL while it is to be done
    since       {moment},                    -- mails that came there from then on were looked at
    looked      BIGINT NOT NULL,             -- how many those were
    missing     BIGINT NOT NULL,             -- of them were not here
    fetched     BIGINT NOT NULL,             -- of these are here now
    given_up    BIGINT NOT NULL,             -- the others: problems that somebody must look at
    trouble     TEXT,                        -- what kept it from coming to its end
    said        TEXT NOT NULL                -- the other side's words about it
);
CREATE UNIQUE INDEX comparison_open ON comparison (mailbox_id) WHERE ended_at IS NULL;
CREATE INDEX comparison_mailbox ON comparison (mailbox_id, id);

-- What was missing, and came.
CREATE TABLE compared_mail (
    comparison_id  BIGINT NOT NULL REFERENCES comparison (id),
    arrival_id     BIGINT NOT NULL REFERENCES arrival (id),
    uid            BIGINT NOT NULL,
    PRIMARY KEY (comparison_id, arrival_id)
);
CREATE INDEX compared_mail_arrival ON compared_mail (arrival_id);
