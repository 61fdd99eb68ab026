-- Whom the company asks before something is granted: the first rule that fits decides.
CREATE TABLE approval_rule (
    id             {id},
    place          BIGINT NOT NULL,           -- the order in which they are tried
    kind           TEXT,                      -- what is proposed; NULL: whatever it is
    currency       TEXT NOT NULL,             -- of the two sums
    above          BIGINT,                    -- for what costs more, in minor units
    up_to          BIGINT,                    -- for what costs so much at most
    journey        BIGINT,                    -- a journey, by its row; its table stands to the right
    department_id  BIGINT REFERENCES department (id), -- whose case it is
    always         BOOLEAN NOT NULL,          -- even within the limit of whoever proposes
    in_order       BOOLEAN NOT NULL,          -- those asked decide one after the other
    minutes        BIGINT NOT NULL,           -- of working time, in which each should decide
    made_at        {moment} NOT NULL
);

-- Those a rule asks, in their order; none: what fits is approved.
CREATE TABLE approval_asked (
    id             {id},
    rule_id        BIGINT NOT NULL REFERENCES approval_rule (id),
    whom           TEXT NOT NULL,             -- department, staff, owner (of the journey), leads (of the department)
    department_id  BIGINT REFERENCES department (id),
    staff_id       BIGINT REFERENCES staff (id)
);
CREATE INDEX approval_asked_rule ON approval_asked (rule_id);

-- What one may grant without asking anybody.
CREATE TABLE approval_limit (
    id        {id},
    role      TEXT UNIQUE,
    staff_id  BIGINT UNIQUE REFERENCES staff (id),  -- instead of their role's
    amount    BIGINT NOT NULL,
    currency  TEXT NOT NULL
);

-- One round of asking about one proposal: what is changed is asked anew.
CREATE TABLE approval (
    id           {id},
    about        TEXT NOT NULL,               -- what is proposed: remedy
    about_id     BIGINT NOT NULL,
    proposer_id  BIGINT NOT NULL REFERENCES staff (id), -- who never decides
    rule_id      BIGINT REFERENCES approval_rule (id),
    in_order     BOOLEAN NOT NULL,
    minutes      BIGINT NOT NULL,
    state        TEXT NOT NULL,               -- open, approved, declined, changes, withdrawn
    began_at     {moment} NOT NULL,
    ended_at     {moment}
);
CREATE INDEX approval_about ON approval (about, about_id);
CREATE INDEX approval_rule_used ON approval (rule_id);

-- What one party decides. Why, they say where the proposal stands.
CREATE TABLE approval_step (
    id             {id},
    approval_id    BIGINT NOT NULL REFERENCES approval (id),
    department_id  BIGINT REFERENCES department (id),
    staff_id       BIGINT REFERENCES staff (id),
    leads          BOOLEAN NOT NULL,          -- only who leads the department
    state          TEXT NOT NULL,             -- waiting, open, approved, declined, changes, void
    due_at         {moment},
    decided_by     BIGINT REFERENCES staff (id),
    decided_at     {moment}
);
CREATE INDEX approval_step_approval ON approval_step (approval_id);
CREATE INDEX approval_step_open ON approval_step (due_at, id) WHERE state = 'open';
CREATE INDEX approval_step_decided ON approval_step (decided_by, decided_at);
