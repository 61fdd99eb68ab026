-- What goes wrong, in the words of whose thing it is: each department, and each party outside, has its own.
CREATE TABLE cause (
    id             {id},
    name           TEXT NOT NULL,
    department_id  BIGINT REFERENCES department (id),
    party          TEXT NOT NULL DEFAULT '',  -- or who outside: a supplier, a courier
    made_at        {moment} NOT NULL,
    archived_at    {moment}                   -- chosen no more; tickets keep it
);

-- Departments whose tickets are not solved before somebody says what went wrong.
CREATE TABLE cause_required (
    department_id  BIGINT PRIMARY KEY REFERENCES department (id)
);

-- What went wrong with a ticket: one cause, the last word about it. The history is in the events.
CREATE TABLE ticket_cause (
    ticket_id  BIGINT PRIMARY KEY REFERENCES ticket (id),
    cause_id   BIGINT NOT NULL REFERENCES cause (id),
    named_at   {moment} NOT NULL
);
CREATE INDEX ticket_cause_cause ON ticket_cause (cause_id, ticket_id);
