-- What we gave our word for: noticed in answers, or entered by hand.
CREATE TABLE promise (
    id         {id},
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    entry_id   BIGINT REFERENCES entry (id), -- the answer that made it; NULL when entered by hand
    staff_id   BIGINT NOT NULL REFERENCES staff (id), -- who gave it
    words      TEXT NOT NULL,                -- the sentence, or what was entered
    made_at    {moment} NOT NULL,
    due_at     {moment} NOT NULL,
    state      TEXT NOT NULL,                -- open, kept, broken, dropped (no promise after all), void (its answer never went)
    kept_by    BIGINT REFERENCES entry (id), -- the answer that kept it; NULL when solving did
    ended_at   {moment}
);
CREATE INDEX promise_ticket ON promise (ticket_id, id);
CREATE INDEX promise_open ON promise (due_at, id) WHERE state = 'open';
CREATE INDEX promise_ended ON promise (ended_at, id) WHERE ended_at IS NOT NULL;

ALTER TABLE ticket ADD COLUMN promised_at {moment}; -- the earliest open promise; who waits for the customer meanwhile owes her something
