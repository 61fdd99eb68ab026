-- What a ticket waits for inside the house or outside it, so that who must act is known and counted.
CREATE TABLE wait (
    id             {id},
    ticket_id      BIGINT NOT NULL REFERENCES ticket (id),
    entry_id       BIGINT NOT NULL REFERENCES entry (id), -- what asks for it; the wait goes where this entry goes
    what           TEXT NOT NULL,            -- answer, approval, outside
    department_id  BIGINT REFERENCES department (id),     -- at whose cost it is
    staff_id       BIGINT REFERENCES staff (id),          -- or of a person who belongs to no department
    since          {moment} NOT NULL,
    ended_at       {moment}
);
CREATE INDEX wait_open ON wait (ticket_id, id) WHERE ended_at IS NULL;
CREATE INDEX wait_ticket ON wait (ticket_id, since);
CREATE INDEX wait_entry ON wait (entry_id);

ALTER TABLE ticket ADD COLUMN awaits TEXT;   -- the foremost thing it waits for: approval, answer, outside
ALTER TABLE ticket ADD COLUMN unheard BOOLEAN NOT NULL DEFAULT FALSE; -- the customer spoke, and nobody has answered or asked since

-- Among whom an interval of the ledger is shared, in equal parts.
CREATE TABLE holding_party (
    id             {id},
    holding_id     BIGINT NOT NULL REFERENCES holding (id),
    department_id  BIGINT REFERENCES department (id),
    staff_id       BIGINT REFERENCES staff (id)           -- both NULL: somebody outside
);
CREATE INDEX holding_party_holding ON holding_party (holding_id);
CREATE INDEX holding_party_department ON holding_party (department_id, holding_id);
