-- What somebody who writes to a mailbox about something new is told at once. No row: nothing.
CREATE TABLE acknowledgement (
    mailbox_id  BIGINT PRIMARY KEY REFERENCES mailbox (id),
    words       {json} NOT NULL,             -- by language; plain text with words in braces
    changed_at  {moment} NOT NULL
);

-- Letters that the desk wrote by itself: one per matter, and few to the same person, so that two machines that
-- answer each other fall silent.
CREATE TABLE own_letter (
    entry_id     BIGINT PRIMARY KEY REFERENCES entry (id),   -- the letter; it goes where this entry goes
    identity_id  BIGINT NOT NULL REFERENCES identity (id),   -- who wrote
    closing_id   BIGINT REFERENCES closing (id),             -- of which closed days it told; NULL: it acknowledged
    at           {moment} NOT NULL
);
CREATE INDEX own_letter_identity ON own_letter (identity_id, at);
CREATE INDEX own_letter_at ON own_letter (at);

INSERT INTO own_letter (entry_id, identity_id, closing_id, at)
SELECT c.entry_id, c.identity_id, c.closing_id, e.at FROM closing_told c JOIN entry e ON e.id = c.entry_id;
DROP TABLE closing_told;
