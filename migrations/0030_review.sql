-- A colleague is asked to read an answer before it goes. They read a copy: its author goes on writing meanwhile,
-- and what the reader would write instead never overwrites the author's words by itself.
CREATE TABLE review (
    id          {id},
    ticket_id   BIGINT NOT NULL REFERENCES ticket (id),
    author_id   BIGINT NOT NULL REFERENCES staff (id),
    reader_id   BIGINT NOT NULL REFERENCES staff (id),
    state       TEXT NOT NULL,               -- open, agreed, suggested, taken, over
    question    TEXT NOT NULL,               -- what the author wants to know; may be empty
    html        TEXT NOT NULL,               -- what is read
    remark      TEXT NOT NULL DEFAULT '',    -- what the reader says to it
    proposal    TEXT,                        -- what the reader would write instead
    replaced    TEXT,                        -- the author's words before they took the proposal over
    asked_at    {moment} NOT NULL
);
CREATE INDEX review_ticket ON review (ticket_id);
