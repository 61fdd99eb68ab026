-- Proof that nothing is lost: what was seen, counted at the doors, must be what is kept, what came again and what
-- was refused, each counted from rows of its own.

-- Mails offered for a mailbox, whatever became of them.
CREATE TABLE intake_seen (
    mailbox_id  BIGINT NOT NULL,             -- 0: for none of ours
    quarter     BIGINT NOT NULL,
    n           BIGINT NOT NULL,
    PRIMARY KEY (mailbox_id, quarter)
);
-- Of what came before, copies and refusals were not counted: what is kept is all that is known to be seen.
INSERT INTO intake_seen (mailbox_id, quarter, n)
SELECT mailbox_id, quarter, count(*) FROM arrival_mailbox WHERE quarter IS NOT NULL GROUP BY mailbox_id, quarter;

-- Mails that were kept already and came again for the same mailbox.
CREATE TABLE arrival_again (
    mailbox_id  BIGINT NOT NULL REFERENCES mailbox (id),
    quarter     BIGINT NOT NULL,
    arrival_id  BIGINT NOT NULL REFERENCES arrival (id),
    n           BIGINT NOT NULL,
    PRIMARY KEY (mailbox_id, quarter, arrival_id)
);
CREATE INDEX arrival_again_quarter ON arrival_again (quarter);

-- Mails that were not taken, by why.
CREATE TABLE intake_refusal (
    mailbox_id  BIGINT NOT NULL,             -- 0: for none of ours
    quarter     BIGINT NOT NULL,
    reason      TEXT NOT NULL,               -- unknown, too-big, no-room, later
    n           BIGINT NOT NULL,
    PRIMARY KEY (mailbox_id, quarter, reason)
);

-- The last few of them, as far as their senders said who they are.
CREATE TABLE intake_refused (
    id             {id},
    mailbox_id     BIGINT NOT NULL,          -- 0: for none of ours
    quarter        BIGINT NOT NULL,
    at             {moment} NOT NULL,
    reason         TEXT NOT NULL,
    envelope_from  TEXT,                     -- NULL for <>
    envelope_to    TEXT NOT NULL,            -- the first recipient; '' when none was named yet
    message_id     TEXT                      -- NULL when no header was read
);
CREATE INDEX intake_refused_mailbox ON intake_refused (mailbox_id, quarter, id);
CREATE INDEX intake_refused_at ON intake_refused (at);
