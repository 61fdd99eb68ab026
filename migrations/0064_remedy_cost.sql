-- Whose ticket it was when it was carried out: what it cost stays theirs. NULL: as the ticket is.
ALTER TABLE remedy ADD COLUMN department_id BIGINT REFERENCES department (id);
UPDATE remedy SET department_id = (SELECT t.department_id FROM entry e JOIN ticket t ON t.id = e.ticket_id WHERE e.id = remedy.entry_id)
    WHERE month IS NOT NULL;

-- What remedies cost, month by month: a report of years reads a few sums, and not every case. A month can be computed
-- again from the remedies at any time.
CREATE TABLE remedy_cost (
    month          TEXT NOT NULL,            -- of their execution, 2026-11 in the company's zone
    kind           TEXT NOT NULL,
    cause_id       BIGINT NOT NULL,          -- what went wrong; 0: nobody has said
    department_id  BIGINT NOT NULL REFERENCES department (id), -- whose tickets they were
    currency       TEXT NOT NULL,
    count          BIGINT NOT NULL,
    cost           BIGINT NOT NULL,          -- in minor units
    PRIMARY KEY (month, kind, cause_id, department_id, currency)
);

-- Months of which something has changed since they were written. Until they are added up again, reports read their
-- remedies themselves.
CREATE TABLE remedy_stale_month (
    month  TEXT PRIMARY KEY
);
INSERT INTO remedy_stale_month (month)
    SELECT DISTINCT month FROM remedy WHERE month IS NOT NULL;
