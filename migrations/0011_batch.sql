-- One deed done with many tickets at once, so that it can be undone with all of them.
CREATE TABLE batch (
    id         {id},
    staff_id   BIGINT NOT NULL REFERENCES staff (id),  -- who did it; nobody else undoes it
    made_at    {moment} NOT NULL,
    undone_at  {moment}
);
-- What became of each ticket of a batch, and what it was before.
CREATE TABLE batch_ticket (
    batch_id   BIGINT NOT NULL REFERENCES batch (id),
    ticket_id  BIGINT NOT NULL,              -- the number asked for: there may be no such ticket
    outcome    TEXT NOT NULL,                -- done, refused; after the undoing: undone, changed
    before     {json},                       -- what the ticket was; NULL when the deed was refused
    after      {json},                       -- what the deed made of it
    why        {json},                       -- message key and arguments of what was not done
    PRIMARY KEY (batch_id, ticket_id)
);
CREATE INDEX batch_made ON batch (made_at);
