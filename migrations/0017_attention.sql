-- What someone wants to hear of, or was called to; and the lists they keep.

-- Who follows a ticket: they are told what happens on it, whoever is responsible.
CREATE TABLE follow (
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    made_at    {moment} NOT NULL,
    PRIMARY KEY (ticket_id, staff_id)
);
CREATE INDEX follow_staff ON follow (staff_id, ticket_id);

-- Who was named with an @ in a note, so that they look.
CREATE TABLE mention (
    entry_id   BIGINT NOT NULL REFERENCES entry (id),
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),  -- as it was then
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    made_at    {moment} NOT NULL,
    PRIMARY KEY (entry_id, staff_id)
);
CREATE INDEX mention_staff ON mention (staff_id, ticket_id);

-- A list someone has made by filters, and who has it in the rail.
CREATE TABLE saved_view (
    id             {id},
    owner_id       BIGINT NOT NULL REFERENCES staff (id),
    name           TEXT NOT NULL,
    query          TEXT NOT NULL,            -- the filters, as in the list's address
    shared         TEXT NOT NULL,            -- own, department, everybody
    department_id  BIGINT REFERENCES department (id),
    place          BIGINT NOT NULL,          -- the smaller, the higher in the rail
    made_at        {moment} NOT NULL
);
CREATE INDEX saved_view_owner ON saved_view (owner_id);

-- Open tickets by what moved last: for lists that are not sorted by urgency.
CREATE INDEX ticket_open_moved ON ticket (moved_at, id) WHERE state = 'open';
