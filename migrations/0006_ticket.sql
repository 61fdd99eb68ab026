-- The heart: tickets and their timelines.

-- One matter of one customer. Everything a list shows is in this row.
CREATE TABLE ticket (
    id                  {id},                -- the number people see
    subject             TEXT NOT NULL,
    state               TEXT NOT NULL,       -- open, snoozed, solved, closed
    priority            TEXT NOT NULL,       -- low, normal, high, urgent
    department_id       BIGINT NOT NULL REFERENCES department (id),
    assignee_id         BIGINT REFERENCES staff (id),
    identity_id         BIGINT NOT NULL REFERENCES identity (id), -- whose matter it is
    channel             TEXT NOT NULL,       -- by which it began
    holder              TEXT NOT NULL,       -- who must act next: nobody, staff, customer; none when ended
    waiting_since       {moment},            -- the oldest public message of the customer without an answer
    waits_for_customer  BOOLEAN NOT NULL,    -- we spoke last and chose to wait
    snoozed_until       {moment},
    snoozed_by          BIGINT REFERENCES staff (id),
    urgent_at           {moment} NOT NULL,   -- open lists are sorted by it: the earlier, the more is lost by waiting
    opened_at           {moment} NOT NULL,
    first_answer_at     {moment},            -- the first public entry of ours that answers and does not only acknowledge
    solved_at           {moment},
    moved_at            {moment} NOT NULL,   -- when anything last happened; other lists are sorted by it
    last_entry_id       BIGINT,              -- newest message or note: what a reply's author must have seen
    last_words          TEXT NOT NULL,       -- the beginning of the newest message
    last_direction      TEXT                 -- in or out
);
-- Each list has an index of its own state: SQLite, not knowing how many tickets are in a state, would
-- else read all of that state and sort them.
CREATE INDEX ticket_open_mine ON ticket (assignee_id, urgent_at, id) WHERE state = 'open';
-- For PostgreSQL, which does not see that IS NULL leaves the index above in order.
CREATE INDEX ticket_open_free ON ticket (urgent_at, id) WHERE state = 'open' AND assignee_id IS NULL;
CREATE INDEX ticket_open_department ON ticket (department_id, urgent_at, id) WHERE state = 'open';
CREATE INDEX ticket_open_all ON ticket (urgent_at, id) WHERE state = 'open';
CREATE INDEX ticket_open_holder ON ticket (holder, urgent_at, id) WHERE state = 'open';
CREATE INDEX ticket_snoozed_moved ON ticket (moved_at, id) WHERE state = 'snoozed';
CREATE INDEX ticket_solved_moved ON ticket (moved_at, id) WHERE state = 'solved';
CREATE INDEX ticket_closed_moved ON ticket (moved_at, id) WHERE state = 'closed';
CREATE INDEX ticket_moved ON ticket (moved_at, id);
CREATE INDEX ticket_identity ON ticket (identity_id, id);
CREATE INDEX ticket_snoozed ON ticket (snoozed_until) WHERE state = 'snoozed';

-- One thing on a timeline. Nobody edits it; only ticket_id ever moves, by merge and split.
CREATE TABLE entry (
    id             {id},
    ticket_id      BIGINT NOT NULL REFERENCES ticket (id),
    kind           TEXT NOT NULL,            -- message, note, call, change
    public         BOOLEAN NOT NULL,         -- whether the customer may see it: only messages and calls can be
    direction      TEXT,                     -- in, out; NULL for what is internal
    channel        TEXT NOT NULL,            -- by which it truly came or went
    machine        BOOLEAN NOT NULL,         -- written by a machine, not by a person
    meaning        TEXT,                     -- of what we sent: answer or acknowledgement
    staff_id       BIGINT REFERENCES staff (id),       -- author, when one of us
    identity_id    BIGINT REFERENCES identity (id),    -- author, when a customer
    author_name    TEXT NOT NULL,            -- as it was then
    author_address TEXT NOT NULL,            -- as it was written; '' when there is none
    recipients     {json} NOT NULL,          -- [{"name", "address"}]
    copies         {json} NOT NULL,          -- likewise, Cc
    reply_to       {json} NOT NULL,          -- where the author wants answers; empty: the author's address
    subject        TEXT NOT NULL,
    text           TEXT NOT NULL,            -- the whole, readable
    html           TEXT,                     -- sanitised at intake, remote content blocked
    reply_text     TEXT NOT NULL,            -- what was written now, without quoted history and signature
    remote         BOOLEAN NOT NULL,         -- html has blocked remote content
    at             {moment} NOT NULL,
    proof          TEXT,                     -- why it was threaded here
    change         TEXT,                     -- of kind change: message key
    args           {json},                   -- and its arguments
    delivery       TEXT,                     -- of what goes out: waiting, sending, sent, failed, unsure, stopped, withdrawn
    delivery_note  TEXT,                     -- why it failed, or what the other side said
    deliver_at     {moment}                  -- until then it can be undone; or the next attempt
);
CREATE INDEX entry_ticket ON entry (ticket_id, id);

-- A file that came or went with an entry.
CREATE TABLE attachment (
    id          {id},
    entry_id    BIGINT NOT NULL REFERENCES entry (id),
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        BIGINT NOT NULL,             -- bytes
    blob        TEXT NOT NULL,               -- sha256
    content_id  TEXT,                        -- by which the HTML names it
    inline      BOOLEAN NOT NULL             -- shown in the text
);
CREATE INDEX attachment_entry ON attachment (entry_id);

-- The ledger: every moment of a ticket's open life belongs to exactly one holder.
CREATE TABLE holding (
    id         {id},
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    holder     TEXT NOT NULL,                -- nobody, staff, customer
    staff_id   BIGINT REFERENCES staff (id),
    since      {moment} NOT NULL,
    until      {moment}                      -- NULL while it lasts
);
CREATE INDEX holding_ticket ON holding (ticket_id, id);
CREATE UNIQUE INDEX holding_now ON holding (ticket_id) WHERE until IS NULL;

-- Labels, each once however it is typed.
CREATE TABLE tag (
    id        {id},
    name      TEXT NOT NULL,
    name_key  TEXT NOT NULL UNIQUE
);
-- Which tickets bear them.
CREATE TABLE ticket_tag (
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    tag_id     BIGINT NOT NULL REFERENCES tag (id),
    PRIMARY KEY (ticket_id, tag_id)
);
CREATE INDEX ticket_tag_tag ON ticket_tag (tag_id, ticket_id);

-- Collaborators who were asked in: they see this ticket and no other.
CREATE TABLE ticket_access (
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    made_at    {moment} NOT NULL,
    PRIMARY KEY (ticket_id, staff_id)
);
CREATE INDEX ticket_access_staff ON ticket_access (staff_id, ticket_id);

-- What someone is writing. Sending raises the generation, so that a late save cannot revive it.
CREATE TABLE draft (
    ticket_id   BIGINT NOT NULL REFERENCES ticket (id),
    staff_id    BIGINT NOT NULL REFERENCES staff (id),
    kind        TEXT NOT NULL,               -- reply, note
    generation  BIGINT NOT NULL,
    html        TEXT NOT NULL,
    saved_at    {moment} NOT NULL,
    PRIMARY KEY (ticket_id, staff_id, kind)
);
