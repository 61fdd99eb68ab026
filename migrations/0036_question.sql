-- What a ticket asks of departments, colleagues and partners.

-- One act of asking: the same words for everybody asked. It may stand before there is a ticket.
CREATE TABLE asking (
    id        {id},
    entry_id  BIGINT REFERENCES entry (id),  -- where it stands on a timeline; NULL while it is about no ticket
    staff_id  BIGINT NOT NULL REFERENCES staff (id), -- who asks
    track     TEXT NOT NULL,                 -- claim: what the customer gets; source: where it came from
    context   {json} NOT NULL,               -- {"entries", "attachments"}: what they should look at
    asked_at  {moment} NOT NULL
);
CREATE INDEX asking_entry ON asking (entry_id);
CREATE INDEX asking_staff ON asking (staff_id, id);

-- One of those asked, with a clock of their own.
CREATE TABLE question (
    id               {id},
    asking_id        BIGINT NOT NULL REFERENCES asking (id),
    department_id    BIGINT REFERENCES department (id),
    staff_id         BIGINT REFERENCES staff (id),
    partner_name     TEXT,                   -- somebody outside, when neither is asked
    partner_address  TEXT,
    word             TEXT NOT NULL,          -- for this one alone; may be empty
    state            TEXT NOT NULL,          -- open, answered, declined, withdrawn
    asked_at         {moment} NOT NULL,      -- again, when something more is asked
    due_at           {moment} NOT NULL,
    wait_id          BIGINT REFERENCES wait (id), -- what the ticket waits for meanwhile
    taken_by         BIGINT REFERENCES staff (id),
    ended_at         {moment},
    ended_by         BIGINT REFERENCES staff (id),
    reason           TEXT NOT NULL           -- why it was declined or withdrawn
);
CREATE INDEX question_asking ON question (asking_id);
CREATE INDEX question_department ON question (department_id, due_at) WHERE state = 'open';
CREATE INDEX question_staff ON question (staff_id, due_at) WHERE state = 'open';
CREATE INDEX question_taken ON question (taken_by) WHERE state = 'open';
CREATE INDEX question_asked ON question (department_id, asked_at);
CREATE INDEX question_ended ON question (ended_by, ended_at);

-- What is said in it. What stands on a timeline has its words there, and none here.
CREATE TABLE saying (
    id           {id},
    asking_id    BIGINT NOT NULL REFERENCES asking (id),
    question_id  BIGINT REFERENCES question (id), -- NULL: the words for everybody
    entry_id     BIGINT REFERENCES entry (id),
    kind         TEXT NOT NULL,              -- question, answer
    staff_id     BIGINT REFERENCES staff (id),
    author       TEXT NOT NULL,
    text         TEXT NOT NULL,
    html         TEXT,
    at           {moment} NOT NULL
);
CREATE INDEX saying_asking ON saying (asking_id, id);
CREATE INDEX saying_question ON saying (question_id, id);
CREATE INDEX saying_entry ON saying (entry_id);

-- Two answers that contradict each other, and which was right.
CREATE TABLE contradiction (
    id          {id},
    one_id      BIGINT NOT NULL REFERENCES question (id),
    other_id    BIGINT NOT NULL REFERENCES question (id),
    asking_id   BIGINT NOT NULL REFERENCES asking (id),  -- the act that asks both together
    marked_by   BIGINT NOT NULL REFERENCES staff (id),
    marked_at   {moment} NOT NULL,
    right_id    BIGINT REFERENCES question (id),
    settled_by  BIGINT REFERENCES staff (id),
    settled_at  {moment}
);
CREATE INDEX contradiction_asking ON contradiction (asking_id);
