-- What is proposed to a customer to make good, what it costs, and what became of it.
CREATE TABLE remedy (
    id           {id},
    entry_id     BIGINT NOT NULL REFERENCES entry (id), -- where it is proposed, with why; it goes where this entry goes
    kind         TEXT NOT NULL,             -- refund, discount_next, discount_items, replacement, gift, free_shipping, apology, other
    amount       BIGINT,                    -- what the customer gets, in minor units
    percent      BIGINT,                    -- of a discount that is no sum
    items        BIGINT,                    -- on how many items
    cost         BIGINT NOT NULL,           -- what it really costs us, at most
    currency     TEXT NOT NULL,
    journey_id   BIGINT REFERENCES journey (id),
    state        TEXT NOT NULL,             -- proposed, changes, approved, declined, executed, withdrawn
    reason       TEXT NOT NULL,             -- why whoever was asked was asked: limit, rule, beyond, free
    approval_id  BIGINT NOT NULL REFERENCES approval (id), -- the newest round
    proposed_by  BIGINT NOT NULL REFERENCES staff (id),
    proposed_at  {moment} NOT NULL,
    ended_by     BIGINT REFERENCES staff (id),
    ended_at     {moment},                  -- when it was executed, declined or withdrawn
    month        TEXT,                      -- of its execution, 2026-11 in the company's zone: the ledger adds up by it
    told_at      {moment}                   -- when its words were put into an answer
);
CREATE INDEX remedy_entry ON remedy (entry_id);
CREATE INDEX remedy_approval ON remedy (approval_id);
CREATE INDEX remedy_journey ON remedy (journey_id);
CREATE INDEX remedy_month ON remedy (month, id) WHERE month IS NOT NULL;
CREATE INDEX remedy_state ON remedy (state, id);

-- What was done about it, entry by entry: the words stand on the timeline.
CREATE TABLE remedy_deed (
    id         {id},
    remedy_id  BIGINT NOT NULL REFERENCES remedy (id),
    entry_id   BIGINT NOT NULL REFERENCES entry (id),
    what       TEXT NOT NULL,               -- proposed, revised, approve, decline, change, executed, withdrawn
    step_id    BIGINT REFERENCES approval_step (id)   -- whose decision it was
);
CREATE INDEX remedy_deed_remedy ON remedy_deed (remedy_id, id);
CREATE INDEX remedy_deed_entry ON remedy_deed (entry_id);

-- What the ticket waits for while a step is open.
CREATE TABLE remedy_wait (
    step_id  BIGINT NOT NULL PRIMARY KEY REFERENCES approval_step (id),
    wait_id  BIGINT NOT NULL REFERENCES wait (id)
);

-- A code of our own by which a customer gets what was granted.
CREATE TABLE voucher (
    id         {id},
    remedy_id  BIGINT NOT NULL REFERENCES remedy (id),
    code       TEXT NOT NULL UNIQUE,
    until      {moment},                    -- NULL: without an end
    made_at    {moment} NOT NULL,
    used_at    {moment},
    used_for   TEXT NOT NULL DEFAULT ''     -- the order, as whoever took it wrote it down
);
CREATE INDEX voucher_remedy ON voucher (remedy_id);
