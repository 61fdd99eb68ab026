-- What should not happen a third time: what somebody proposes to change for good, and the department that owns it.
-- Who did what with it, and when, are its events.
CREATE TABLE improvement (
    id             {id},
    title          TEXT NOT NULL,            -- empty once the words it was made of are struck
    title_key      TEXT NOT NULL,            -- folded, to be found by
    department_id  BIGINT NOT NULL REFERENCES department (id), -- who owns it
    state          TEXT NOT NULL,            -- proposed, accepted, done, declined
    state_at       {moment} NOT NULL,        -- since when; of what is accepted, when it was last dated
    due_on         TEXT,                     -- the day by which its owner will have done it: 2026-12-01
    reason         TEXT NOT NULL DEFAULT '', -- why it was declined
    done_at        {moment},                 -- when it was last done: what is attached later came back
    entry_id       BIGINT REFERENCES entry (id),  -- the words it was recorded from
    recorded_by    BIGINT REFERENCES staff (id),  -- NULL: the desk noticed by itself
    recorded_at    {moment} NOT NULL
);
CREATE INDEX improvement_state ON improvement (state, state_at, id);
CREATE INDEX improvement_department ON improvement (department_id, state, id);
CREATE INDEX improvement_entry ON improvement (entry_id);

-- The tickets it is about: those on which these words stand, wherever merging and splitting take them.
CREATE TABLE improvement_ticket (
    id              {id},
    improvement_id  BIGINT NOT NULL REFERENCES improvement (id),
    entry_id        BIGINT NOT NULL REFERENCES entry (id),
    attached_by     BIGINT REFERENCES staff (id), -- NULL: the desk itself
    attached_at     {moment} NOT NULL,
    detached_at     {moment},                -- when somebody said that it does not belong here
    UNIQUE (improvement_id, entry_id)
);
CREATE INDEX improvement_ticket_entry ON improvement_ticket (entry_id);
