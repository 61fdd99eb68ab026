-- Where the time of tickets went, day by day: the sum of the ledger's intervals, for reports over many tickets.
-- A day is written when it is over, and can be computed again from the ledger at any time.
CREATE TABLE ledger_day (
    day            BIGINT NOT NULL,          -- days since 1970-01-01, in the company's zone
    department_id  BIGINT NOT NULL REFERENCES department (id), -- whose tickets
    whose          TEXT NOT NULL,            -- who had the time: nobody, staff, department, outside, customer
    party_id       BIGINT NOT NULL,          -- the department that was asked; 0 for others
    micros         BIGINT NOT NULL,
    turns          BIGINT NOT NULL,          -- intervals that began that day
    PRIMARY KEY (day, department_id, whose, party_id)
);

CREATE INDEX holding_until ON holding (until, id);
CREATE INDEX holding_holder ON holding (holder, since);
CREATE INDEX ticket_cause_named ON ticket_cause (named_at);
